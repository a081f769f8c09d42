import Feedback
import Alerting
import Documents
import Measures
public import Pages
public import Registry
import Storage

extension UseCases {
    /// What a summary says of the services of an official, or of all that the caller may see.
    ///
    /// - Parameters:
    ///   - official: the address of an official; nothing for all services.
    ///   - period: the time up to now that it tells of.
    /// - Throws: `NameError` for an address that no service names.
    public func summary(
        of official: String?, over period: Period, by caller: Caller
    ) async throws -> SummaryModel {
        try caller.require(.see)
        let known = try await store.read { try SummaryRecipient.all($0) }
        guard let official else {
            let services = try await store.read { try $0.currentRegistrations(of: .service) }.map(\.subject.path)
            return try await summary(
                of: Set(services), in: SummaryPeriod(period, before: now()), language: .english, by: caller)
        }
        guard let recipient = known.first(where: { $0.address.lowercased() == official.lowercased() }) else {
            throw NameError.unknown(
                kind: "official", name: official, suggestion: suggestion(for: official, among: known.map(\.address)))
        }
        return try await summary(
            of: recipient.services, in: SummaryPeriod(period, before: now()),
            language: Language(tag: recipient.language) ?? .english, by: caller)
    }

    /// What a summary says of some services, as far as the caller may see them.
    func summary(
        of slugs: Set<String>, in period: SummaryPeriod, language: Language, by caller: Caller
    ) async throws -> SummaryModel {
        let moment = now()
        let seen = slugs.filter { caller.may(.see, service: $0) }.sorted()
        let (read, unreadable) = try await store.read { try self.parts(of: seen, period, $0, at: moment, by: caller) }
        let parts = read.sorted { ($1.people, $0.service.slug) < ($0.people, $1.service.slug) }
        var model = SummaryModel(
            window: period.window, days: period.length, services: parts.count + unreadable.count,
            pageURL: Link.statuses.absolute(on: address.url), language: language, zone: zone(parts), now: moment)
        model.decisions = Self.decisions(parts)
        model.changes = parts.flatMap(\.changes).sorted { left, right in
            (right.at, left.service.slug, "\(left.event)") < (left.at, right.service.slug, "\(right.event)")
        }
        model.gaps = parts.map(\.gap).filter { !$0.isEmpty }
        model.unreadable = unreadable
        model.fine = parts.filter(\.isFine).map(\.service)
        for part in parts {
            guard let voice = try await voice(part, period) else { continue }
            // Nobody's silence is an opinion: where nobody answered, that is all there is to say.
            if voice.now.sampleSize > 0 { model.voices.append(voice) } else { model.unanswered.append(part.service) }
        }
        model.comments = try await comments(parts, by: caller)
        return model
    }

    /// What is told of each service; those whose files cannot be read any more are named, and the others told of as ever.
    private func parts(
        of slugs: [String], _ period: SummaryPeriod, _ transaction: StoreTransaction, at moment: Timestamp,
        by caller: Caller
    ) throws -> (read: [ServiceSummary], unreadable: [SummaryModel.Service]) {
        var read: [ServiceSummary] = []
        var unreadable: [SummaryModel.Service] = []
        for slug in slugs {
            guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else { continue }
            do {
                let reading = try readService(slug, transaction, now: moment)
                read.append(
                    try SummaryReader(reading, period, self, transaction)
                        .summary(hears: caller.may(.hear, service: slug)))
            } catch is DocumentProblems {
                unreadable.append(
                    SummaryModel.Service(
                        slug: slug, title: RegistrationWriter.text(stored.title) ?? Text("en", slug)))
            }
        }
        return (read, unreadable)
    }

    /// What concerns most people first; among the same, what is most urgent, then what they cannot do at all, then what has
    /// lasted longest.
    private static func decisions(_ parts: [ServiceSummary]) -> [SummaryModel.Decision] {
        struct Placed {
            var people: PeopleAffected
            var urgent: ServiceSummary.Urgent
        }
        let all = parts.flatMap { part in part.decisions.map { Placed(people: part.people, urgent: $0) } }
        return all.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.people != other.people { return other.people < one.people }
            if one.urgent.severity != other.urgent.severity { return other.urgent.severity < one.urgent.severity }
            if one.urgent.isOutage != other.urgent.isOutage { return one.urgent.isOutage }
            return (one.urgent.since, left.offset) < (other.urgent.since, right.offset)
        }.map(\.element.urgent.decision)
    }

    /// The satisfaction of people with a service beside the time before; nothing where they are not asked.
    private func voice(_ part: ServiceSummary, _ period: SummaryPeriod) async throws -> SummaryModel.Voice? {
        let subject = Subject.service(part.service.slug)
        func satisfaction(_ days: Window) async throws -> MeasuredValue? {
            let counts = try await store.read { try part.reading.answers(subject, days, questionSets, $0) }
            guard let counts else { return nil }
            let inputs = MeasureInputs(subject: subject, window: days, now: part.reading.now, answers: counts)
            return MeasureCatalogue.values(of: ["satisfaction.mean10"], from: inputs)[0]
        }
        guard let now = try await satisfaction(period.days), let before = try await satisfaction(period.earlier) else {
            return nil
        }
        return SummaryModel.Voice(service: part.service, now: now, before: before)
    }

    /// The three newest comments, shortened; that they were read is noted.
    private func comments(_ parts: [ServiceSummary], by caller: Caller) async throws -> [SummaryModel.Comment] {
        let newest = parts.flatMap { part in part.comments.map { (part: part, comment: $0) } }
            .sorted { $0.comment.submission > $1.comment.submission }.prefix(3)
        guard !newest.isEmpty else { return [] }
        let (moment, ids) = (now(), ids)
        let read = newest.map { ($0.part.service.slug, $0.comment.submission) }
        try await store.write { transaction in
            for (slug, submission) in read {
                try transaction.audit(
                    actor: caller.name, action: "read feedback", subject: slug,
                    detail: "submission \(submission), in a summary", now: moment, ids: ids)
            }
        }
        return newest.map { part, comment in
            let words = comment.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return SummaryModel.Comment(
                service: part.service, channel: part.reading.label(comment.channel), at: comment.at,
                words: Intake.shortened(words, to: 160))
        }
    }

    /// The zone in which times are written: that of the organisations where they share one, else the one configured, else
    /// that of the first service that has any.
    private func zone(_ parts: [ServiceSummary]) -> DisplayZone {
        let organisations = Set(parts.map(\.reading.organisationZone))
        if organisations.count == 1, let shared = organisations.first ?? nil, let zone = DisplayZone(shared) {
            return zone
        }
        return settings.summary.timezone.flatMap { DisplayZone($0) } ?? parts.lazy.compactMap(\.reading.zone).first
            ?? .utc
    }
}
