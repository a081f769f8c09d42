import Alerting
import Feedback
import Measures
import Pages
import Probing
import Registry
import Standards
import Storage

/// What the summary of some services says of one of them.
struct ServiceSummary: Sendable {
    /// A decision with what it is ordered by where as many people are concerned.
    struct Urgent: Sendable {
        var decision: SummaryModel.Decision
        var severity: AlertSeverity
        var since: Timestamp

        /// Whether people cannot do something now.
        var isOutage: Bool {
            if case .alert(let alert) = decision.matter { alert.kind == .status } else { false }
        }
    }

    var reading: ServiceReading
    var service: SummaryModel.Service
    var people: PeopleAffected
    var decisions: [Urgent] = []
    var changes: [SummaryModel.Change] = []
    var gap: SummaryModel.Gap
    var comments: [StoredComment] = []

    /// Whether it works as far as anybody looks, nothing waits for a decision and nothing went wrong.
    var isFine: Bool {
        let works = reading.status.status == .up || reading.status.cause == .closed
        return works && decisions.isEmpty && changes.isEmpty
    }
}

/// Reads what is stored of one service into its part of a summary, within one transaction.
struct SummaryReader {
    let transaction: StoreTransaction
    let useCases: UseCases
    let reading: ServiceReading
    let period: SummaryPeriod
    let service: SummaryModel.Service
    let verdicts: [String: [StoredVerdict]]
    private let perYear: Int?

    /// How much of the time must be known of a channel.
    static let neededShare = 0.9
    /// How many alerts of one week are looked at, and how many changes of verdicts of each standard.
    static let limit = 500

    init(
        _ reading: ServiceReading, _ period: SummaryPeriod, _ useCases: UseCases, _ transaction: StoreTransaction
    ) throws {
        self.transaction = transaction
        self.useCases = useCases
        self.reading = reading
        self.period = period
        let people = try reading.ids[.service(reading.service.id)].flatMap {
            try PeopleCount.of(reading.service, id: $0, transaction, now: reading.now)
        }
        service = SummaryModel.Service(
            slug: reading.service.id, title: reading.service.title, peoplePerDay: people?.perDay)
        // Declared numbers keep their precision: few people a year are not nobody.
        perYear =
            people.map { $0.perDay > 0 ? $0.perDay * 365 : 0 }.flatMap { $0 > 0 ? $0 : nil }
            ?? reading.service.volumes?.perYear
        verdicts =
            try reading.ids[.service(reading.service.id)].map {
                Dictionary(grouping: try transaction.verdicts(of: $0), by: \.standard)
            } ?? [:]
    }

    /// The part of the service.
    ///
    /// - Parameter hears: whether what people wrote may be read.
    func summary(hears: Bool) throws -> ServiceSummary {
        let spans = try spansByChannel()
        let subject = reading.ids[.service(reading.service.id)]
        return ServiceSummary(
            reading: reading, service: service, people: PeopleAffected(perYear: perYear),
            decisions: try decisions(subject), changes: try changes(subject, spans), gap: gap(spans),
            comments: hears && reading.service.feedback != nil
                ? try subject.map { try transaction.comments(of: $0, in: period.window, limit: 3) } ?? [] : [])
    }

    /// What a standard is called, and its file where it is installed.
    func standard(_ id: String) -> (title: Text, file: InstalledStandard?) {
        let version = reading.service.standards.first { $0.id == id }?.version
        let file = version.flatMap { useCases.standards.standard(id, $0) }
        return (file?.standard.title ?? Text("en", id), file)
    }

    /// The spans of every channel that is watched.
    private func spansByChannel() throws -> [String: [StatusSpan]] {
        var spans: [String: [StatusSpan]] = [:]
        for channel in reading.service.channels where reading.isWatched(channel) {
            guard let id = reading.ids[.channel(reading.service.id, channel.id)] else { continue }
            spans[channel.id] = try transaction.spans(of: id, in: period.window, limit: UseCases.spanLimit)
        }
        return spans
    }
}

// MARK: What to decide

extension SummaryReader {
    private func decisions(_ subject: Int64?) throws -> [ServiceSummary.Urgent] {
        var decisions = try transaction.openAlerts(ofService: reading.service.id).map { alert in
            let file = try useCases.alertFile(alert, transaction, isWhole: false)
            return ServiceSummary.Urgent(
                decision: .init(service: service, matter: .alert(file.model)), severity: alert.severity,
                since: alert.since)
        }
        let today = CivilDate(days: reading.now.milliseconds.flooredQuotient(86_400_000))
        let requests = try subject.map { try transaction.exemptions(of: $0) } ?? []
        for reference in reading.service.standards {
            let title = standard(reference.id).title
            func waiting(_ codes: Set<VerdictRecord.Reason.Code>) -> [StoredVerdict] {
                (verdicts[reference.id] ?? []).filter { verdict in
                    verdict.record.reasons.contains { codes.contains($0.code) }
                }
            }
            func add(_ count: Int, _ since: Timestamp?, _ matter: SummaryModel.Decision.Matter) {
                guard count > 0 else { return }
                decisions.append(
                    .init(
                        decision: .init(service: service, matter: matter), severity: .info,
                        since: since ?? reading.now))
            }
            let unreviewed = waiting([.notReviewed])
            add(unreviewed.count, unreviewed.map(\.since).min(), .reviews(unreviewed.count, standard: title))
            let over = waiting([.attestationExpired, .exemptionExpired])
            add(over.count, over.map(\.since).min(), .ranOut(over.count, standard: title))
            let asked = requests.filter {
                $0.standard == reference.id && $0.approvedBy == nil && $0.until >= today
            }
            add(asked.count, nil, .exemptions(asked.count, standard: title))
        }
        let loops = try subject.map { try transaction.loops(of: $0, limit: Self.limit) } ?? []
        return decisions + loops.compactMap { waiting($0.loop, today) }
    }
}

extension SummaryReader {
    /// A loop that waits for somebody: nobody has taken it on, or its day is over.
    private func waiting(_ loop: FeedbackLoop, _ today: CivilDate) -> ServiceSummary.Urgent? {
        let matter: SummaryModel.Decision.Matter
        switch (loop.state, loop.due) {
        case (.heard, _): matter = .untaken(said: loop.said, since: loop.openedAt)
        case (.accepted, let due?) where due < today: matter = .late(said: loop.said, due: due)
        default: return nil
        }
        return .init(decision: .init(service: service, matter: matter), severity: .info, since: loop.openedAt)
    }
}

// MARK: What is not known

extension SummaryReader {
    private func gap(_ spans: [String: [StatusSpan]]) -> SummaryModel.Gap {
        var gap = SummaryModel.Gap(service: service)
        for (channel, label) in zip(reading.service.channels, reading.labels) {
            guard reading.isWatched(channel) else {
                gap.unwatched.append(label)
                continue
            }
            let subject = Subject.channel(reading.service.id, channel.id)
            if let span = reading.current[subject]?.span, span.status == .unknown, span.cause == .overdue {
                gap.silent.append(.init(channel: label, since: span.start))
                continue
            }
            if let share = knownShare(channel, subject, spans[channel.id] ?? []), share < Self.neededShare {
                gap.seldomKnown.append(.init(channel: label, knownShare: share))
            }
        }
        for reference in reading.service.standards {
            let found = verdicts[reference.id] ?? []
            let asked = found.filter { ![.notApplicable, .exempt].contains($0.record.verdict) }
            let open = asked.filter {
                [.notAssessed, .insufficientData, .needsPerson, .error].contains($0.record.verdict)
            }
            guard !open.isEmpty || found.isEmpty else { continue }
            gap.unassessed.append(
                .init(standard: standard(reference.id).title, points: open.count, asked: asked.count))
        }
        return gap
    }

    /// The share of the declared hours of which something is known; nothing where no such time lies in the window.
    private func knownShare(_ channel: ServiceChannel, _ subject: Subject, _ spans: [StatusSpan]) -> Double? {
        let window = period.window
        let open = channel.hours?.openIntervals(in: window.start, window.end, holidays: reading.holidays)
            .map { Window(start: $0.start, end: $0.end) }
        let value = MeasureCatalogue.values(
            of: ["uptime.declared_hours"],
            from: MeasureInputs(
                subject: subject, window: window, now: reading.now, spans: spans, openTimes: open))[0]
        return value.outcome == .none(.notApplicable) ? nil : value.knownShare
    }
}
