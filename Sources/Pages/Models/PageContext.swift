public import Registry

/// What every page is drawn with: the language, who looks, and where the page is.
public struct PageContext: Sendable, Hashable {
    /// Somebody who is signed in.
    public struct Viewer: Sendable, Hashable {
        /// How the page greets them: the name of a token or an office.
        public var name: String
        /// What every form sends back.
        public var csrf: String
        /// Whether they may acknowledge alerts.
        public var mayAcknowledge: Bool
        /// Whether they may answer people and work on what they say.
        public var mayAnswer: Bool

        /// Creates a viewer.
        public init(name: String, csrf: String, mayAcknowledge: Bool = true, mayAnswer: Bool = true) {
            self.name = name
            self.csrf = csrf
            self.mayAcknowledge = mayAcknowledge
            self.mayAnswer = mayAnswer
        }
    }

    /// The language.
    public var language: Language
    /// Whether the language was asked for by `?lang=`, so that links keep it.
    public var keepsLanguage: Bool
    /// The path of the page, without `lang`, for the language switch.
    public var address: Link
    /// The zone in which times are written.
    public var zone: DisplayZone
    /// The moment of writing.
    public var now: Timestamp
    /// Who is signed in.
    public var viewer: Viewer?
    /// A notice over every page (that this is a demonstration).
    public var notice: Text?
    /// Whether the mailbox of the demonstration is there to be linked to.
    public var hasMailbox: Bool

    /// Creates a context.
    public init(
        language: Language, keepsLanguage: Bool = false, address: Link = .overview, zone: DisplayZone = .utc,
        now: Timestamp, viewer: Viewer? = nil, notice: Text? = nil, hasMailbox: Bool = false
    ) {
        self.language = language
        self.keepsLanguage = keepsLanguage
        self.address = address
        self.zone = zone
        self.now = now
        self.viewer = viewer
        self.notice = notice
        self.hasMailbox = hasMailbox
    }

    /// The words.
    var words: Messages { Messages(language, zone: zone, now: now) }

    /// A link that keeps the language that was asked for.
    public func link(_ link: Link) -> Link { keepsLanguage ? link.adding("lang", language.rawValue) : link }
}
