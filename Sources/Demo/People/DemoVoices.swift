public import Measures
public import Registry

/// What people of the town said in the last weeks, generated: files of feedback as other tools export them.
///
/// Three stories are in it: since payments failed on a Tuesday, people who renew a parking permit are less happy; since a
/// form was replaced, people who register a birth are happier; hardly anybody says anything of the street lights.
public struct DemoVoices: Sendable {
    /// What was said about one channel of a service.
    public struct Collected: Sendable, Hashable {
        /// The slug of the service.
        public var service: String
        /// The slug of the channel.
        public var channel: String
        /// The file: comma-separated values with a column `at` and one for each question.
        public var file: DemoFile
        /// How many answers it holds.
        public var answers: Int
    }

    /// From when to when people were asked.
    public let window: Window
    /// When payments began to fail: from then on people wait for money that was taken twice.
    public let paymentsFailed: Timestamp
    /// When the form for births was replaced.
    public let formReplaced: Timestamp
    /// One file for each channel on which people are asked.
    public let collected: [Collected]

    /// How far back people were asked.
    static let days: Int64 = 60

    /// Generates what was said until a moment.
    ///
    /// - Parameter seed: what everything that looks like chance follows from.
    public init(end: Timestamp, seed: UInt64 = 1) {
        let window = Window(start: end - .seconds(Self.days * 86_400), end: end)
        let failed = Incidents.paymentsFailed(Weekdays(window: window)).from
        let replaced = end - .seconds(16 * 86_400)
        self.window = window
        paymentsFailed = failed
        formReplaced = replaced
        collected = [
            Self.british(
                "renew-parking-permit", "web", perDay: 10, window, seed,
                mood: { $0 < failed ? .content : .cheated }),
            Self.british("renew-parking-permit", "phone", perDay: 1.5, window, seed, mood: { _ in .helped }),
            Self.british(
                "register-birth", "web", perDay: 3, window, seed, mood: { $0 < replaced ? .stuck : .content }),
            Self.british("report-street-light", "web", perDay: 0.2, window, seed, mood: { _ in .helped }),
            Self.french("pay-local-tax", "web", perDay: 9, window, seed),
        ]
    }

    private static func british(
        _ service: String, _ channel: String, perDay: Double, _ window: Window, _ seed: UInt64,
        mood: (Timestamp) -> Mood
    ) -> Collected {
        var numbers = GeneratedNumbers(seed: seed, name: "voices of \(service)/\(channel)")
        var lines = ["at,satisfaction,completion,improve,language"]
        for moment in moments(perDay: perDay, window, &numbers) {
            let mood = mood(moment)
            let satisfaction = mood.satisfaction(&numbers)
            let isUnhappy = satisfaction.hasSuffix("dissatisfied")
            let completion = numbers.share() < (isUnhappy ? 0.45 : 0.03) ? "no" : "yes"
            let says = numbers.share() < (isUnhappy ? 0.6 : 0.08)
            let words = says ? (isUnhappy ? mood.complaints : Mood.praise).pick(&numbers) : ""
            lines.append("\(moment),\(satisfaction),\(completion),\"\(words)\",en")
        }
        return collected(service, channel, lines)
    }

    private static func french(
        _ service: String, _ channel: String, perDay: Double, _ window: Window, _ seed: UInt64
    ) -> Collected {
        var numbers = GeneratedNumbers(seed: seed, name: "voices of \(service)/\(channel)")
        var lines = ["at,satisfaction,clarity,help,reached,say,language"]
        for moment in moments(perDay: perDay, window, &numbers) {
            let share = numbers.share()
            let satisfaction = share < 0.83 ? "good" : share < 0.94 ? "medium" : "bad"
            let clarity =
                "step_\(satisfaction == "good" ? (numbers.share() < 0.7 ? 5 : 4) : Int(1 + 3 * numbers.share()))"
            let needsHelp = numbers.share() < (satisfaction == "good" ? 0.12 : 0.5)
            let help = needsHelp ? "phone" : "none"
            let reached = needsHelp ? (numbers.share() < 0.78 ? "yes" : "no") : ""
            let says = satisfaction != "good" && numbers.share() < 0.5
            let words = says ? Mood.taxpayers.pick(&numbers) : ""
            lines.append("\(moment),\(satisfaction),\(clarity),\(help),\(reached),\"\(words)\",fr")
        }
        return collected(service, channel, lines)
    }

    private static func collected(_ service: String, _ channel: String, _ lines: [String]) -> Collected {
        Collected(
            service: service, channel: channel,
            file: DemoFile(name: "demo/\(service)-\(channel).csv", text: lines.joined(separator: "\n") + "\n"),
            answers: lines.count - 1)
    }

    /// Moments at which somebody answered, oldest first: gaps as between people who know nothing of each other.
    private static func moments(
        perDay: Double, _ window: Window, _ numbers: inout GeneratedNumbers
    ) -> [Timestamp] {
        var moments: [Timestamp] = []
        var moment = window.start
        while true {
            let gap = Int64(-logarithm(1 - numbers.share()) / perDay * 86_400_000) + 1
            moment = moment + .milliseconds(gap)
            guard moment < window.end else { return moments }
            moments.append(moment)
        }
    }
}
