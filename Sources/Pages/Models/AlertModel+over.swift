import Registry

/// Whether an alert is over: the one place that decides whether it is told as what is or as what was.
extension AlertModel {
    /// Whether it is over.
    var isOver: Bool { state == .resolved }

    /// The time in which what it is about is told.
    var tense: Tense {
        if isOver { return .over(until: situationUntil) }
        return meanwhile.map { .over(until: $0.since) } ?? .now
    }

    /// Whether it is only about our own way out to the network, which nobody but whoever runs this program can mend.
    ///
    /// What was turned away before our network was cut is about more than that, though the newest result says the same.
    var isOwnNetwork: Bool { kind == .unmeasured && sharedCause == "own_network" && unseen?.name == nil }

    /// When what it is about ended, as far as anybody knows; nil while it is not over.
    var end: Timestamp? { isOver ? endedAt ?? resolvedAt : nil }
}

extension AlertListModel.Row {
    /// When what it is about ended; nil where it is not over, was taken back, or nobody watched any more.
    var end: Timestamp? { !alert.isWithdrawn && alert.takenBack == nil ? alert.end : nil }
}
