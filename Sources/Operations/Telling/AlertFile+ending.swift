import Alerting
import Measures
import Pages
import Registry

/// How an alert ended, and how sure it was, for pages and mails.
extension AlertFile {
    /// What people could do when it ended; nil where nobody knows.
    var ending: Situation? {
        guard !alert.isWithdrawn, !alert.isTakenBack, let end = alert.end else { return nil }
        let situation = Self.cells(end)
        return situation.cells.isEmpty ? nil : situation
    }

    /// When what it is about ended: the first observation that shows it; nil while it is not over, and where it was taken
    /// back or is no longer watched.
    var endedAt: Timestamp? {
        guard let resolvedAt = alert.resolvedAt, !alert.isWithdrawn, !alert.isTakenBack, let end = alert.end else {
            return nil
        }
        return min(max(end.since, alert.since), resolvedAt)
    }

    /// From when on nobody watched until the end was seen, where it may have ended in that time.
    var unwatchedBeforeEnd: Timestamp? {
        guard let endedAt, let since = alert.end?.unwatchedSince, since < endedAt else { return nil }
        return max(since, alert.since)
    }

    /// Until when it was as it was at its worst; nil where it changed before it ended, or nobody saw its end.
    var situationUntil: Timestamp? {
        let last = alert.newest.lastKnown ?? alert.newest
        guard last.hasSameFailures(as: alert.worst), last.after == alert.worst.after else { return nil }
        return last.until ?? endedAt
    }

    /// What is so now where something hides what it is about, and since when; nil where nothing does.
    var meanwhile: AlertModel.Meanwhile? {
        guard let situation = alert.meanwhile, let known = situation.lastKnown else { return nil }
        return .init(
            since: known.until ?? situation.since, status: Status(rawValue: situation.after) ?? .unknown,
            situation: Self.cells(situation))
    }

    /// What a reader must know about how sure it is, and about how it ended.
    func notes(_ situation: AlertSituation) -> [AlertModel.Note] {
        let ending = alert.end?.notes.filter { $0 == .duringMaintenance } ?? []
        return (situation.notes + ending).map(Self.note)
    }

    /// From when to when our own network was cut off, where it was taken back.
    var takenBack: AlertModel.CutOff? {
        guard alert.isTakenBack, let end = alert.end else { return nil }
        return .init(from: end.since, until: end.until)
    }

    /// What we have not been able to see, where it is about that.
    func unseen(_ situation: AlertSituation) -> AlertModel.Unseen? {
        guard alert.kind == .unmeasured, let cause = StatusCause(rawValue: situation.after) else { return nil }
        let slug = alert.subject.channel
        let label = Self.cells(situation).cells.first { $0.channel.id == slug }?.channel
        return .init(
            channel: label, check: alert.subject.kind == .probe ? ObservationAddress(alert.subject.path).check : nil,
            checkTitle: checkTitles[alert.subject.path],
            name: alert.identity.topic, cause: cause, reason: situation.reason)
    }

    static func note(_ note: AlertNote) -> AlertModel.Note {
        switch note {
        case .wayOutUntold: .wayOutUntold
        case .sharedOrigin(let checks): .sharedOrigin(checks: checks)
        case .afterMaintenance(let ended): .afterMaintenance(ended: ended)
        case .duringMaintenance: .duringMaintenance
        case .sentOn(let origin): .sentOn(to: origin)
        case .lastSeen(let status, let at): .lastSeen(LastSeen(status, at: at))
        }
    }
}
