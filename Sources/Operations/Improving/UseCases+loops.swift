import Documents
public import Feedback
import Measures
import Registry
import Storage

extension UseCases {
    /// How many people must say "it is not fixed" before a closed loop opens again.
    static let notFixedReopens = 3
    /// How long before and after a change is looked at, at most.
    static let reviewLength: Duration = .seconds(28 * 86_400)

    /// Opens a loop about a service.
    ///
    /// - Parameters:
    ///   - said: what people said or what was found, in words that everybody may read.
    ///   - submission: what somebody said that it begins with.
    public func openLoop(
        _ slug: String, said: String, origin: FeedbackLoop.Origin, submission: Int64? = nil, by caller: Caller
    ) async throws -> FeedbackLoop {
        try caller.require(.answer, service: slug)
        let words = try Self.publicWords(said, "what was said")
        let (ids, moment) = (ids, now())
        return try await store.write { transaction in
            guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
                throw try Self.unknownService(slug, transaction)
            }
            let loop = FeedbackLoop(id: ids.next(at: moment), said: words, origin: origin, openedAt: moment)
            try transaction.add(loop, of: stored.id)
            try transaction.add(
                LoopEvent(at: moment, kind: "heard", actor: caller.name, words: words), ofLoop: loop.id,
                id: ids.next(at: moment))
            if let submission {
                try tie(submission, to: loop.id, of: stored.id, at: moment, by: caller, transaction)
            }
            try transaction.audit(
                actor: caller.name, action: "open loop", subject: slug, detail: "\(loop.id)", now: moment, ids: ids)
            return loop
        }
    }

    /// Takes a step of a loop.
    ///
    /// - Throws: `LoopRefusal` where it does not follow; nothing is changed then.
    public func take(
        _ step: LoopStep, ofLoop id: Int64, of slug: String, keeper: StatusKeeper?, by caller: Caller
    ) async throws -> FeedbackLoop {
        try caller.require(.answer, service: slug)
        try Self.check(step)
        var baseline: MeasuredValue?
        if case .accept(_, _, .measure(let measure, let subject)) = step, EffectOfChange.isOfTheMoment(measure) {
            guard subject.service == slug else {
                throw StatementRefusal("\(subject.path) is not of the service \"\(slug)\"")
            }
            let moment = now()
            baseline = try await self.measure(
                [measure], of: subject, over: Window(start: moment - Self.reviewLength, end: moment), keeper: keeper,
                by: caller)[0]
        }
        return try await take(step, ofLoop: id, of: slug, baseline: baseline, judging: nil, by: caller)
    }

    /// The same; what was judged must still be what is there.
    private func take(
        _ step: LoopStep, ofLoop id: Int64, of slug: String, baseline: MeasuredValue? = nil,
        judging judged: FeedbackLoop?, by caller: Caller
    ) async throws -> FeedbackLoop {
        let (ids, moment) = (ids, now())
        return try await store.write { transaction in
            guard let stored = try transaction.loop(id: id),
                try transaction.subject(id: stored.subject)?.subject == .service(slug)
            else { throw NameError.unknown(kind: "loop", name: "\(id)", suggestion: nil) }
            if case .accept(let owner, _, let yardstick) = step {
                try Self.check(owner: owner, of: try self.service(slug, transaction))
                try Self.check(yardstick, of: slug, transaction)
            }
            if let judged, judged.changedAt != stored.loop.changedAt || judged.yardstick != stored.loop.yardstick {
                throw LoopRefusal.changedMeanwhile
            }
            var next = try stored.loop.taking(step, at: moment)
            if let baseline { next.baseline = baseline }
            try transaction.update(next)
            // Whether it is fixed is asked anew after every change.
            if next.review == nil { try transaction.forgetFixed(ofLoop: id) }
            try transaction.add(
                LoopEvent(at: moment, kind: step.word, actor: caller.name, words: step.publicWords), ofLoop: id,
                id: ids.next(at: moment))
            try transaction.audit(
                actor: caller.name, action: "loop: \(step.word)", subject: slug, detail: "\(id)", now: moment, ids: ids)
            return next
        }
    }

    /// Looks at what a change did: the measure of the loop before and after it.
    public func reviewLoop(
        _ id: Int64, of slug: String, keeper: StatusKeeper?, by caller: Caller
    ) async throws -> FeedbackLoop {
        try caller.require(.answer, service: slug)
        let moment = now()
        let found = try await store.read { transaction -> StoredLoop in
            guard let stored = try transaction.loop(id: id),
                try transaction.subject(id: stored.subject)?.subject == .service(slug)
            else { throw NameError.unknown(kind: "loop", name: "\(id)", suggestion: nil) }
            return stored
        }
        guard let changed = found.loop.changedAt else {
            throw LoopRefusal.outOfOrder(step: "reviewed", state: found.loop.state)
        }
        let review: FeedbackLoop.Review
        switch found.loop.yardstick {
        case .some(.measure(let measure, let subject)):
            let (past, since) = Self.days(around: changed, now: moment)
            let after = try await self.measure([measure], of: subject, over: since, keeper: keeper, by: caller)[0]
            // What is seen or compared now says nothing of the days before a change: what was seen then was kept.
            let before: MeasuredValue? =
                EffectOfChange.isOfTheMoment(measure)
                ? found.loop.baseline
                : try await self.measure([measure], of: subject, over: past, keeper: keeper, by: caller)[0]
            review = FeedbackLoop.Review(
                effect: before.map { EffectOfChange.of($0, after) } ?? .notEnoughEvidence, before: before,
                after: after, at: moment)
        case .some(.none):
            review = FeedbackLoop.Review(effect: .notMeasurable, at: moment)
        case nil:
            throw LoopRefusal.outOfOrder(step: "reviewed", state: found.loop.state)
        }
        return try await take(.review(review), ofLoop: id, of: slug, judging: found.loop, by: caller)
    }

    /// Keeps whether somebody says that it is fixed; enough who say that it is not open a closed loop again.
    public func say(fixed: Bool, code text: String) async throws {
        guard let code = FollowCode(text) else { throw FeedbackRefusal.unknownCode }
        let (ids, moment) = (ids, now())
        try await store.write { transaction in
            guard let submission = try transaction.submission(followDigest: Self.digest(of: code)),
                let (linked, _) = try transaction.loop(ofSubmission: submission.id)
            else { throw FeedbackRefusal.unknownCode }
            // Nothing was changed yet: there is nothing to ask.
            guard linked.loop.changedAt != nil, [.acted, .reviewed, .closed].contains(linked.loop.state) else { return }
            try transaction.say(fixed: fixed, submission: submission.id, loop: linked.loop.id)
            guard !fixed, let now = try transaction.loop(id: linked.loop.id), now.loop.state == .closed,
                now.notFixed >= Self.notFixedReopens
            else { return }
            let why = "\(now.notFixed) people say that it is not fixed"
            let next = try now.loop.taking(.reopen(because: why), at: moment)
            try transaction.update(next)
            try transaction.forgetFixed(ofLoop: next.id)
            try transaction.add(
                LoopEvent(at: moment, kind: "reopened", actor: "people", words: why), ofLoop: next.id,
                id: ids.next(at: moment))
        }
    }

    /// As many whole days (UTC) before a change as after it, at most four weeks; its own day is part of neither, since what
    /// was said on it may be about either.
    static func days(around change: Timestamp, now: Timestamp) -> (before: Window, after: Window) {
        let day: Int64 = 86_400_000
        let start = change.milliseconds / day * day
        let (last, next) = (Timestamp(milliseconds: start), Timestamp(milliseconds: start + day))
        let length = min(reviewLength, max(now - next, .seconds(86_400)))
        let whole = Duration.seconds(Int64((length / .seconds(86_400)).rounded(.up)) * 86_400)
        return (Window(start: last - whole, end: last), Window(start: next, end: min(now, next + whole)))
    }

    private static func check(_ step: LoopStep) throws {
        switch step {
        case .accept(_, _, .measure(let measure, _)):
            guard MeasureCatalogue.measure(measure) != nil else {
                let near =
                    suggestion(for: measure, among: MeasureCatalogue.ids).map { "; did you mean \"\($0)\"?" } ?? ""
                throw StatementRefusal("there is no measure \"\(measure)\"\(near)")
            }
        case .accept(_, _, .none(let because)): _ = try publicWords(because, "why it cannot be measured")
        case .decline(let because): _ = try publicWords(because, "the reason")
        case .act(let did, _): _ = try publicWords(did, "what was changed")
        case .reopen(let because): _ = try publicWords(because, "the reason")
        case .review, .close: break
        }
    }

    private static func check(owner: String, of service: PublicService) throws(StatementRefusal) {
        let offices = service.officials.map(\.office)
        guard !offices.contains(owner) else { return }
        throw StatementRefusal(
            "the service \"\(service.id)\" has no office \"\(owner)\"; it has \(Set(offices).sorted().joined(separator: ", "))"
        )
    }

    /// What is measured is the service, or a part of it that is there.
    private static func check(
        _ yardstick: FeedbackLoop.Yardstick, of slug: String, _ transaction: StoreTransaction
    ) throws {
        guard case .measure(_, let subject) = yardstick else { return }
        guard subject.service == slug, let stored = try transaction.subject(subject), stored.retiredAt == nil else {
            throw StatementRefusal("\(subject.path) is not of the service \"\(slug)\"")
        }
    }

    /// Words that everybody may read: there, not too long, nothing in them that controls anything.
    static func publicWords(_ text: String, _ what: String) throws(StatementRefusal) -> String {
        let lines = Intake.lines(text)
        guard lines.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw StatementRefusal("\(what) is empty; everybody should be able to read something")
        }
        guard !Intake.isTooLong(text, limit: 2000) else {
            throw StatementRefusal("\(what) has \(Intake.length(text)) characters, at most 2000")
        }
        guard !lines.unicodeScalars.contains(where: Intake.isControl) else {
            throw StatementRefusal("\(what) holds control characters or marks that turn the direction of text")
        }
        let found = Redactor.redacted(text).taken.keys.map(\.rawValue).sorted()
        guard found.isEmpty else {
            throw StatementRefusal(
                "\(what) seems to hold personal data (\(found.joined(separator: ", "))), and everybody could read it; leave it out"
            )
        }
        return lines
    }
}

extension LoopStep {
    /// What is said with the step.
    fileprivate var publicWords: String? {
        switch self {
        case .accept(let owner, let due, _): "\(owner), by \(due)"
        case .decline(let because), .reopen(let because): because
        case .act(let did, _): did
        case .review(let review): review.effect.rawValue
        case .close: nil
        }
    }
}
