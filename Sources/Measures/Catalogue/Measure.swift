public import Registry

/// A named, documented quantity: what it means, in which unit, and who asks for it.
public struct Measure: Sendable, Hashable, Identifiable {
    /// What a number of the measure counts in.
    public enum Unit: String, CaseIterable, Sendable, Hashable {
        /// Of a hundred.
        case percent
        case milliseconds, seconds, minutes, days
        /// How many of something.
        case count
        /// How many characters.
        case characters
        /// An amount in the currency of the service.
        case money
        /// A number without unit.
        case ratio
        /// A score from 0 to 10.
        case score0to10 = "score_0_to_10"
        /// Points on the scale that the definition names.
        case points
        /// Something is there, or is not.
        case presence
        /// No number but words: a version, a name, a level.
        case words
    }

    /// Which direction is better.
    public enum Better: String, CaseIterable, Sendable, Hashable {
        /// The more the better.
        case higher
        /// The less the better.
        case lower
        /// Good when it is there (or true).
        case present
        /// It says something, but neither more nor less of it is better in itself.
        case neither
    }

    /// Who may see a value.
    public enum Disclosure: String, CaseIterable, Sendable, Hashable {
        /// Everybody.
        case open = "public"
        /// Everybody once it is repaired or 90 days have passed: a security finding helps an attacker first.
        case afterRepair = "after_repair"
        /// Only those who answer for the service.
        case confidential = "internal"
    }

    /// Whether a real browser is needed to measure it.
    public enum BrowserNeed: String, CaseIterable, Sendable, Hashable {
        /// Fetching and reading is enough.
        case none
        /// Some of it can be told without, the rest cannot.
        case partly
        /// It cannot be told without.
        case full
    }

    /// The name that standards, rules and files use, `uptime.ratio`.
    public let id: String
    /// What a person calls it, in English and French.
    public let title: Text
    /// What exactly is measured, in English.
    public let definition: String
    /// What a number of it counts in.
    public let unit: Unit
    /// Which direction is better.
    public let betterWhen: Better
    /// Who defines it or asks for it.
    public let source: String
    /// Which kinds of things it can be measured of.
    public let subjectKinds: Set<SubjectKind>
    /// Whether a real browser is needed.
    public let browser: BrowserNeed
    /// Who may see a value.
    public let disclosure: Disclosure

    /// Whether nothing of it can be measured without a real browser.
    public var needsBrowser: Bool { browser == .full }

    /// Creates a measure.
    init(
        _ id: String, en: String, fr: String, _ unit: Unit, _ betterWhen: Better, of subjectKinds: Set<SubjectKind>,
        browser: BrowserNeed = .none, disclosure: Disclosure = .open, source: String, _ definition: String
    ) {
        self.id = id
        title = Text("en", en, "fr", fr)
        self.definition = definition
        self.unit = unit
        self.betterWhen = betterWhen
        self.source = source
        self.subjectKinds = subjectKinds
        self.browser = browser
        self.disclosure = disclosure
    }
}

extension Text {
    /// Words in two languages.
    fileprivate init(_ first: String, _ words: String, _ second: String, _ otherWords: String) {
        // Two wordings are never none, so the other branch is only there for the compiler.
        self =
            Text([Wording(language: first, words: words), Wording(language: second, words: otherWords)])
            ?? Text(first, words)
    }
}

extension Set<SubjectKind> {
    /// Whatever can be open or shut to people.
    static let doors: Set<SubjectKind> = [.probe, .channel, .taskOnChannel, .task, .service, .component, .place]
    /// Whatever answers under an address of its own.
    static let addresses: Set<SubjectKind> = [.probe, .channel, .taskOnChannel, .component]
    /// Whatever answers, be it under several addresses.
    static let answering: Set<SubjectKind> = addresses.union([.task, .service])
    /// Whatever shows pages.
    static let pages: Set<SubjectKind> = [.channel, .taskOnChannel, .component]
    /// Whatever has channels to compare.
    static let comparable: Set<SubjectKind> = [.service, .task]
    /// Whatever has a record of incidents.
    static let recorded: Set<SubjectKind> = [.channel, .taskOnChannel, .task, .service, .component]
    /// Whatever people use and judge, from one task at one door up to everything together.
    static let used: Set<SubjectKind> = [
        .taskOnChannel, .task, .channel, .place, .service, .organisation, .government,
    ]
    /// What a service is as a whole.
    static let services: Set<SubjectKind> = [.service]
}
