import Measures
import Pages
import Registry

/// A summary for programs; stable.
struct SummaryAnswer: Encodable {
    struct Decision: Encodable {
        var service: String
        var people_per_day: Int?
        var kind: String
        var topic: String?
        var severity: String?
        var state: String?
        var since: String?
        var count: Int?
    }

    struct Change: Encodable {
        var service: String
        var kind: String
        var at: String
        var until: String?
        var channels: [String]
        var topic: String?
        var was: String?
        var became: String?
        var disputed: Bool?
        var cause: String?
        var count: Int?
        var seconds: Int64?
    }

    struct Rating: Encodable {
        var answers: Int
        var mean: Double?
        var low: Double?
        var high: Double?
        var missing: String?

        init(_ value: MeasuredValue) {
            answers = value.sampleSize
            switch value.outcome {
            case .number(let number): mean = number
            case .none(let reason): missing = reason.rawValue
            case .presence, .words: break
            }
            low = value.interval?.lowerBound
            high = value.interval?.upperBound
        }
    }

    struct Voice: Encodable {
        var service: String
        var now: Rating
        var before: Rating
    }

    struct Comment: Encodable {
        var service: String
        var channel: String?
        var at: String
        var words: String
    }

    struct Gap: Encodable {
        struct Silence: Encodable {
            var channel: String
            var since: String
        }

        struct Seldom: Encodable {
            var channel: String
            var known_share: Double
        }

        struct Unassessed: Encodable {
            var standard: String
            var points: Int
            var asked: Int
        }

        var service: String
        var people_per_day: Int?
        var unwatched: [String]
        var silent: [Silence]
        var seldom_known: [Seldom]
        var unassessed: [Unassessed]
    }

    var from: String
    var until: String
    var services: Int
    var decisions: [Decision]
    var changes: [Change]
    var voices: [Voice]
    var unanswered: [String]
    var comments: [Comment]
    var unknown: [Gap]
    var unreadable: [String]
    var fine: [String]

    init(_ model: SummaryModel) {
        from = model.window.start.description
        until = model.window.end.description
        services = model.services
        decisions = model.decisions.map(Decision.init)
        changes = model.changes.map(Change.init)
        voices = model.voices.map {
            Voice(service: $0.service.slug, now: Rating($0.now), before: Rating($0.before))
        }
        unanswered = model.unanswered.map(\.slug)
        comments = model.comments.map {
            Comment(
                service: $0.service.slug, channel: $0.channel?.id, at: $0.at.description, words: $0.words)
        }
        unknown = model.gaps.map(Gap.init)
        unreadable = model.unreadable.map(\.slug)
        fine = model.fine.map(\.slug)
    }
}

extension SummaryAnswer.Decision {
    init(_ decision: SummaryModel.Decision) {
        self.init(service: decision.service.slug, people_per_day: decision.service.peoplePerDay, kind: "")
        switch decision.matter {
        case .alert(let alert):
            (kind, topic, severity) = (alert.kind.rawValue, alert.topic, alert.severity.rawValue)
            (state, since) = (alert.state.rawValue, alert.since.description)
        case .reviews(let count, let standard): (kind, topic, self.count) = ("review", standard.words(in: "en"), count)
        case .ranOut(let count, let standard): (kind, topic, self.count) = ("ran_out", standard.words(in: "en"), count)
        case .exemptions(let count, let standard):
            (kind, topic, self.count) = ("exemption", standard.words(in: "en"), count)
        case .untaken(let said, let since): (kind, topic, self.since) = ("loop_untaken", said, since.description)
        case .late(let said, let due): (kind, topic, self.since) = ("loop_late", said, due.description)
        }
    }
}

extension SummaryAnswer.Change {
    init(_ change: SummaryModel.Change) {
        self.init(service: change.service.slug, kind: "", at: change.at.description, channels: [])
        switch change.event {
        case .outage(let channels, let until, let reason):
            (kind, self.channels, self.until, cause) = (
                "outage", channels.map(\.id), until?.description, reason.map { ToldReason($0).code }
            )
        case .outages(let channel, let count, let length):
            (kind, channels, self.count, seconds) = ("outages", [channel.id], count, length.milliseconds / 1000)
        case .degradation(let channels, let until, let reason):
            (kind, self.channels, self.until, cause) = (
                "degradation", channels.map(\.id), until?.description, reason.map { ToldReason($0).code }
            )
        case .degradations(let channel, let count, let length):
            (kind, channels, self.count, seconds) = ("degradations", [channel.id], count, length.milliseconds / 1000)
        case .verdict(let point, _, let was, let became, let isDisputed, let cause):
            (kind, topic, disputed) = ("verdict", point.words(in: "en"), isDisputed)
            (self.was, self.became, self.cause) = (was.rawValue, became.rawValue, cause.rawValue)
        case .verdicts(let count, let standard, let became, let isDisputed, let cause):
            (kind, topic, disputed) = ("verdicts", standard.words(in: "en"), isDisputed)
            (self.count, self.became, self.cause) = (count, became.rawValue, cause.rawValue)
        case .fact(let id, let channels, let until):
            (kind, topic, self.channels, self.until) = ("fact", id, channels.map(\.id), until?.description)
        case .ratings(let channel, _, let answers, let until):
            (kind, channels, count, self.until) = (
                "ratings", channel.map { [$0.id] } ?? [], answers, until?.description
            )
        }
    }
}

extension SummaryAnswer.Gap {
    init(_ gap: SummaryModel.Gap) {
        self.init(
            service: gap.service.slug, people_per_day: gap.service.peoplePerDay, unwatched: gap.unwatched.map(\.id),
            silent: gap.silent.map { .init(channel: $0.channel.id, since: $0.since.description) },
            seldom_known: gap.seldomKnown.map { .init(channel: $0.channel.id, known_share: $0.knownShare) },
            unassessed: gap.unassessed.map {
                .init(standard: $0.standard.words(in: "en"), points: $0.points, asked: $0.asked)
            })
    }
}
