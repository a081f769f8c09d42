import Registry

/// Whether an alert is over: the one place that decides whether it is told as what is or as what was.
extension AlertModel {
    /// Whether it is over.
    var isOver: Bool { state == .resolved }

    /// The time in which what it is about is told.
    var tense: Tense { isOver ? .over(until: situationUntil) : .now }

    /// When what it is about ended, as far as anybody knows; nil while it is not over.
    var end: Timestamp? { isOver ? endedAt ?? resolvedAt : nil }
}

extension AlertListModel.Row {
    /// Whether it is over.
    var isOver: Bool { state == .resolved }

    /// When what it is about ended; nil where it is not over, was taken back, or nobody watched any more.
    var end: Timestamp? { isOver && !isWithdrawn && !isTakenBack ? endedAt ?? resolvedAt : nil }
}
