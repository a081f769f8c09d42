import Measures
import Registry
import Standards
import Storage
import Synchronization

/// What verdicts rested on when this process wrote them last, in a few bytes each, so that one that is the same but for the
/// clock is not written again.
///
/// At least once a day each is written whole, so that its window is the one that its day asks for.
final class KeptVerdicts: Sendable {
    private struct Place: Hashable {
        var subject: Int64
        var standard: String
        var criterion: String
    }

    private struct Mark {
        var at: Timestamp
        var essence: Int
    }

    /// How many are remembered.
    static let limit = 100_000

    private let marks = Mutex<[Place: Mark]>([:])

    /// Whether a ruling says just what stands, but for the time; what it rests on is remembered for the next one.
    func isSame(_ ruling: Judge.Ruling, as standing: StandingVerdict?, of subject: Int64) -> Bool {
        let verdict = ruling.verdict
        let place = Place(subject: subject, standard: verdict.standard, criterion: verdict.record.criterion)
        let essence = verdict.essence
        let before = marks.withLock { marks in
            if marks.count >= Self.limit, marks[place] == nil, let any = marks.keys.first { marks[any] = nil }
            return marks.updateValue(Mark(at: verdict.assessedAt, essence: essence), forKey: place)
        }
        // Where another process wrote meanwhile, what stands is not what was remembered.
        guard let before, let standing, ruling.change == nil, before.essence == essence,
            before.at == standing.assessedAt
        else { return false }
        return standing.assessedAt.civilDay == verdict.assessedAt.civilDay
    }
}

extension StoredVerdict {
    /// All of it but the moments that move with the clock.
    fileprivate var essence: Int {
        var hasher = Hasher()
        for word in [standard, version, sha256, record.criterion] { hasher.combine(word) }
        hasher.combine(record.level)
        hasher.combine(record.verdict)
        hasher.combine(record.isDisputed)
        hasher.combine(record.underlying)
        hasher.combine(record.reasons)
        hasher.combine(record.attestation)
        hasher.combine(record.exemption)
        hasher.combine(since)
        hasher.combine(pending)
        hasher.combine(isLapsed)
        hasher.combine(lastKnown)
        for value in record.values { value.combineEssence(into: &hasher) }
        return hasher.finalize()
    }
}

extension VerdictRecord.Value {
    /// Adds all but the window, and moments that are its end: what a file declares is as of now, whenever that is.
    fileprivate func combineEssence(into hasher: inout Hasher) {
        for word in [measure, subject, role] { hasher.combine(word) }
        hasher.combine(number)
        hasher.combine(present)
        hasher.combine(words)
        hasher.combine(missing)
        hasher.combine(low)
        hasher.combine(high)
        hasher.combine(samples)
        hasher.combine(samplesNeeded)
        hasher.combine(knownShare)
        hasher.combine(threshold)
        hasher.combine(bands)
        hasher.combine(verdict)
        // What was never found was not found at any moment.
        if missing == nil, asOf != until { hasher.combine(asOf) }
        for piece in evidence {
            hasher.combine(piece.subject)
            hasher.combine(piece.detail)
            hasher.combine(piece.at == until ? "" : piece.at)
        }
    }
}
