import Feedback
import Measures
@testable import Operations
import Pages
import Registry
import Storage
import TestSupport
import Testing

private let heard =
    Office.service + """

        feedback: { question_set: "uk-satisfaction", channels: ["web", "phone"] }
        """

struct LoopsTests {
    private let office: Office
    private var useCases: UseCases { office.useCases }

    init() async throws {
        office = try Office(.sqlite)
        _ = try await office.register(heard)
    }

    private func say(_ satisfaction: String, times: Int = 1) async throws -> [FollowCode] {
        var codes: [FollowCode] = []
        for _ in 0..<times {
            let form = FeedbackForm(
                service: "permits", channel: "web", fields: ["satisfaction": [satisfaction]], language: "en")
            codes.append(try await useCases.submit(form).code)
            office.clock.advance(by: .seconds(3600))
        }
        return codes
    }

    private func take(_ step: LoopStep, _ loop: FeedbackLoop) async throws -> FeedbackLoop {
        try await useCases.take(step, ofLoop: loop.id, of: "permits", keeper: nil, by: .commandLine)
    }

    private func entries() async throws -> [Int64] {
        try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine).entries.map(\.id)
    }

    private var soon: CivilDate { CivilDate(days: office.clock.now.milliseconds / 86_400_000 + 30) }

    private func accepted(_ yardstick: FeedbackLoop.Yardstick, submission: Int64? = nil) async throws -> FeedbackLoop {
        let loop = try await useCases.openLoop(
            "permits", said: "The page is slow.", origin: .feedback, submission: submission, by: .commandLine)
        return try await take(.accept(owner: "service_owner", due: soon, yardstick), loop)
    }

    @Test func `a comment becomes a loop that ends after its effect was looked at, and its code shows all of it`()
        async throws
    {
        let code = try #require(try await say("dissatisfied", times: 40).last).description
        var loop = try await accepted(
            .measure("satisfaction.mean10", .service("permits")), submission: try await entries()[0])
        #expect(try await useCases.follow(code).state == .linked)
        #expect(try await useCases.follow(code).loop?.state == .accepted)
        await #expect(throws: LoopRefusal.closedBeforeChange) { try await take(.close, loop) }
        loop = try await take(.act(did: "The page is lighter.", at: office.clock.now), loop)
        await #expect(throws: LoopRefusal.closedBeforeReview) { try await take(.close, loop) }
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        #expect(loop.review?.effect == .notEnoughEvidence, "nobody has said anything since")
        _ = try await say("very_satisfied", times: 40)
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        #expect(loop.review?.effect == .shown)
        loop = try await take(.close, loop)
        let followed = try #require(try await useCases.follow(code).loop)
        #expect(followed.state == .closed && followed.did == "The page is lighter." && followed.effect == .shown)
        // The day of the change counts on neither side: 18 answers before it and 6 after it are left out.
        #expect(followed.compared?.before.sampleSize == 22 && followed.compared?.after.sampleSize == 34)
        let steps = try await useCases.loopList("permits", by: .commandLine).loops.first?.steps.map(\.kind)
        #expect(steps == ["heard", "accepted", "acted", "reviewed", "reviewed", "closed"])
        #expect(try await useCases.youSaid(page: 1).loops.map(\.id) == [loop.id])
    }

    @Test func `what cannot be measured says why, and is closed for that`() async throws {
        var loop = try await accepted(.none(because: "the form is on paper"))
        loop = try await take(.act(did: "A larger print.", at: office.clock.now), loop)
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        #expect(loop.review?.effect == .notMeasurable && loop.review?.before == nil)
        #expect(try await take(.close, loop).state == .closed)
    }

    @Test func `a declined loop is public with its reason`() async throws {
        let loop = try await useCases.openLoop(
            "permits", said: "Open at night.", origin: .feedback, by: .commandLine)
        #expect(try await useCases.youSaid(page: 1).loops.isEmpty, "what nobody has decided is not public")
        _ = try await take(.decline(because: "The law names the hours."), loop)
        let shown = try await useCases.youSaid(page: 1).loops
        #expect(shown.map(\.state) == [.declined] && shown.first?.did == "The law names the hours.")
    }

    @Test func `three people who say that it is not fixed open it again`() async throws {
        let codes = try await say("dissatisfied", times: 3)
        var loop = try await accepted(.none(because: "too few use it"))
        let id = loop.id
        for entry in try await entries() {
            try await useCases.link(submission: entry, toLoop: id, of: "permits", by: .commandLine)
        }
        loop = try await take(.act(did: "Repaired.", at: office.clock.now), loop)
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        _ = try await take(.close, loop)
        for code in codes.prefix(2) + codes.prefix(2) { try await useCases.say(fixed: false, code: code.description) }
        #expect(
            try await useCases.follow(codes[0].description).loop?.state == .closed, "two people, each of them twice")
        try await useCases.say(fixed: true, code: codes[1].description)
        try await useCases.say(fixed: false, code: codes[2].description)
        #expect(try await useCases.follow(codes[0].description).loop?.state == .closed, "one has changed their mind")
        try await useCases.say(fixed: false, code: codes[1].description)
        var followed = try await useCases.follow(codes[0].description)
        #expect(followed.loop?.state == .accepted && followed.isFixed == nil, "it is asked anew")
        #expect(followed.loop?.did == nil && followed.loop?.changedAt == nil)
        // Nothing was changed again, so nobody can say anything of it; and old words do not open it a second time.
        try await useCases.say(fixed: false, code: codes[0].description)
        loop = try await take(.act(did: "Repaired well.", at: office.clock.now), loop)
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        _ = try await take(.close, loop)
        try await useCases.say(fixed: true, code: codes[1].description)
        followed = try await useCases.follow(codes[1].description)
        #expect(followed.loop?.state == .closed && followed.loop?.fixed == 1 && followed.loop?.notFixed == 0)
    }

    @Test func `what was said and done is read page by page, also where a service cannot be read any more`()
        async throws
    {
        let code = try #require(try await say("dissatisfied").first).description
        let submission = try await entries()[0]
        for number in 1...21 {
            let loop = try await useCases.openLoop(
                "permits", said: "Number \(number).", origin: .feedback,
                submission: number == 21 ? submission : nil, by: .commandLine)
            _ = try await take(.decline(because: "It stays."), loop)
        }
        try await office.spoil("permits")
        let first = try await useCases.youSaid(page: 1)
        #expect(first.loops.count == 20 && first.loops.first?.said == "Number 21." && first.pagination.pages == 2)
        #expect(first.loops.allSatisfy { $0.title.words(in: "fr") == "Renouveler un permis" })
        #expect(try await useCases.youSaid(page: 9).loops.map(\.said) == ["Number 1."])
        let followed = try await useCases.follow(code)
        #expect(followed.title.words(in: "en") == "Renew a permit" && followed.loop?.state == .declined)
    }

    @Test func `who does it, by when and by what it is judged may change until something was changed`() async throws {
        var loop = try await accepted(.measure("uptime.ratio", .channel("permits", "web")))
        let later = CivilDate(days: soon.days + 10)
        loop = try await take(
            .accept(owner: "service_owner", due: later, .measure("uptime.ratio", .channel("permits", "phone"))), loop)
        #expect(loop.state == .accepted && loop.due == later)
        let shown = try await useCases.loopList("permits", by: .commandLine).loops.first?.yardstick
        guard case .measure(let measure) = shown else {
            Issue.record("no measure is shown")
            return
        }
        #expect(measure.part == .channel("permits", "phone") && measure.channel?.id == "phone")
        for other in [Subject.service("library"), .channel("permits", "counter")] {
            await #expect(throws: StatementRefusal.self) {
                try await take(.accept(owner: "service_owner", due: later, .measure("uptime.ratio", other)), loop)
            }
        }
        loop = try await take(.act(did: "More servers.", at: office.clock.now), loop)
        await #expect(throws: LoopRefusal.self) {
            try await take(.accept(owner: "service_owner", due: later, .none(because: "rare")), loop)
        }
    }

    @Test func `what several people say belongs to one loop, and to no other while that is not over`() async throws {
        let codes = try await say("dissatisfied", times: 3).map(\.description)
        // Newest first.
        let (newest, middle, oldest) = (try await entries()[0], try await entries()[1], try await entries()[2])
        let loop = try await accepted(.none(because: "too few use it"), submission: newest)
        func link(_ submission: Int64, _ loop: Int64, of slug: String = "permits") async throws {
            try await useCases.link(submission: submission, toLoop: loop, of: slug, by: .commandLine)
        }
        try await useCases.act(.answer("We look at it."), on: oldest, of: "permits", by: .commandLine)
        for submission in [middle, middle, oldest] { try await link(submission, loop.id) }
        #expect(try await useCases.loopList("permits", by: .commandLine).loops.first?.submissions == 3)
        #expect(try await useCases.follow(codes[1]).state == .linked)
        #expect(try await useCases.follow(codes[1]).events.map(\.kind) == [.received, .acknowledged], "sent twice")
        let answered = try await useCases.follow(codes[0])
        #expect(answered.state == .answered && answered.loop?.id == loop.id)

        let other = try await useCases.openLoop("permits", said: "Too far.", origin: .feedback, by: .commandLine)
        let offered = try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine).openLoops
        #expect(offered.map(\.id) == [other.id, loop.id])
        await #expect(throws: StatementRefusal.self) { try await link(middle, other.id) }
        await #expect(throws: NameError.self) { try await link(middle, 1) }
        await #expect(throws: NameError.self) { try await link(1, loop.id) }
        await #expect(throws: NameError.self) { try await link(middle, loop.id, of: "other") }
        _ = try await take(.decline(because: "It stays."), loop)
        try await link(middle, other.id)
        #expect(try await useCases.follow(codes[1]).loop?.id == other.id)
        await #expect(throws: StatementRefusal.self, "it is over") { try await link(middle, loop.id) }
        #expect(
            try await useCases.inbox("permits", state: nil, page: 1, by: .commandLine).openLoops.map(\.id)
                == [other.id])
    }

    @Test func `what is set aside belongs to no loop`() async throws {
        let form = FeedbackForm(
            service: "permits", channel: "web", fields: ["satisfaction": ["satisfied"]], honeypot: "x", language: "en")
        _ = try await useCases.submit(form)
        let loop = try await accepted(.none(because: "rare"))
        let held = try await entries()[0]
        await #expect(throws: StatementRefusal.self) {
            try await useCases.link(submission: held, toLoop: loop.id, of: "permits", by: .commandLine)
        }
    }

    @Test func `what is compared only now shows no effect of a change`() async throws {
        var loop = try await accepted(.measure("parity.facts", .service("permits")))
        loop = try await take(.act(did: "One fee everywhere.", at: office.clock.now), loop)
        office.clock.advance(by: .seconds(5 * 86_400))
        loop = try await useCases.reviewLoop(loop.id, of: "permits", keeper: nil, by: .commandLine)
        #expect(loop.review?.effect == .notEnoughEvidence)
    }

    @Test func `as many days are looked at after a change as before it`() {
        let change = Timestamp(milliseconds: 1_770_000_000_000)
        let day = Duration.seconds(86_400)
        for days in [1, 2, 10, 28, 200] {
            let (before, after) = UseCases.days(around: change, now: change + day * days)
            #expect(after.length <= before.length && before.length <= day * 28)
            #expect(before.end <= change && change < after.start)
            #expect(after.start - before.end == day)
        }
    }

    @Test func `what everybody may read is checked, and refused steps change nothing`() async throws {
        let loop = try await useCases.openLoop("permits", said: "Slow.\r\nTwice.", origin: .outage, by: .commandLine)
        #expect(loop.said == "Slow.\nTwice.", "browsers send two characters for the end of a line")
        func words(_ step: LoopStep) async -> String {
            do {
                _ = try await take(step, loop)
                return "taken"
            } catch { return "\(error)" }
        }
        let yardstick = FeedbackLoop.Yardstick.none(because: "rare")
        #expect(
            await words(.decline(because: " ")) == "the reason is empty; everybody should be able to read something")
        #expect(
            await words(.decline(because: "ask ada@town.example"))
                == "the reason seems to hold personal data (e-mail), and everybody could read it; leave it out")
        #expect(
            await words(.decline(because: "no\u{202E}w"))
                == "the reason holds control characters or marks that turn the direction of text")
        #expect(
            await words(.accept(owner: "mayor", due: soon, yardstick))
                == "the service \"permits\" has no office \"mayor\"; it has service_owner")
        #expect(
            await words(.accept(owner: "service_owner", due: CivilDate(days: 0), yardstick))
                == "1970-01-01 is over; choose a day to come")
        #expect(
            await words(.accept(owner: "service_owner", due: soon, .measure("uptime.ration", .service("permits"))))
                == "there is no measure \"uptime.ration\"; did you mean \"uptime.ratio\"?")
        let steps = try await useCases.loopList("permits", by: .commandLine).loops.first?.steps.map(\.kind)
        #expect(steps == ["heard"])
        await #expect(throws: NameError.self) {
            try await useCases.take(
                .decline(because: "no"), ofLoop: loop.id, of: "other", keeper: nil, by: .commandLine)
        }
    }
}
