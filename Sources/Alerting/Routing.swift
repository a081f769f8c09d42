public import Registry

/// Who is told of something, and from when on.
public struct Routing: Hashable, Sendable {
    /// One address to be told.
    public struct Recipient: Hashable, Sendable {
        /// The address.
        public var address: String
        /// The BCP 47 tag of the language.
        public var language: String
        /// The office for which they are told; nothing for the fallback address.
        public var office: String?

        /// Creates a recipient.
        public init(address: String, language: String, office: String? = nil) {
            self.address = address
            self.language = language
            self.office = office
        }
    }

    /// Who is told, each address once; empty where nobody is named.
    public var recipients: [Recipient]
    /// The moment before which they are not told.
    public var notBefore: Timestamp

    /// Decides who is told.
    ///
    /// Each office is told through its holder while on duty, otherwise through the deputy; holders on duty come first.
    /// Where that reaches nobody, critical matters go to every holder at once, and the rest waits until the first of them
    /// is on duty again. A service without officials is told to the fallback address.
    public init(telling severity: AlertSeverity, fallback: String?, in context: AlertContext) {
        let officials = context.officials
        guard !officials.isEmpty else {
            let recipients = fallback.map { [Recipient(address: $0, language: context.language)] } ?? []
            self.init(recipients: recipients, notBefore: context.now)
            return
        }
        let now = Routing.reached(officials, at: context.now, context)
        if !now.isEmpty || severity == .critical {
            self.init(
                recipients: now.isEmpty ? Routing.holders(officials, context) : now, notBefore: context.now)
            return
        }
        let duties = officials.compactMap { $0.hours?.nextChange(after: context.now, holidays: context.holidays) }
        guard let duty = duties.min() else {
            // Hours that never come are a mistake in a file, and no reason to tell nobody.
            self.init(recipients: Routing.holders(officials, context), notBefore: context.now)
            return
        }
        self.init(recipients: Routing.reached(officials, at: duty, context), notBefore: duty)
    }

    private init(recipients: [Recipient], notBefore: Timestamp) {
        var seen: Set<String> = []
        self.recipients = recipients.filter { seen.insert($0.address.lowercased()).inserted }
        self.notBefore = notBefore
    }

    private static func reached(_ officials: [Official], at moment: Timestamp, _ context: AlertContext) -> [Recipient] {
        func isOnDuty(_ official: Official) -> Bool {
            official.hours?.isOpen(at: moment, holidays: context.holidays) ?? true
        }
        let deputies = officials.filter { !isOnDuty($0) }.compactMap { official in
            official.deputy.map { recipient(official, $0, context) }
        }
        return holders(officials.filter(isOnDuty), context) + deputies
    }

    private static func holders(_ officials: [Official], _ context: AlertContext) -> [Recipient] {
        officials.map { recipient($0, $0.email, context) }
    }

    private static func recipient(_ official: Official, _ address: String, _ context: AlertContext) -> Recipient {
        Recipient(address: address, language: official.language ?? context.language, office: official.office)
    }
}
