import Documents
public import Feedback
public import Probing
public import Registry
public import Storage

/// Everything that can be asked of Plumbline, one file per use case beside this one; each owns its transaction and its
/// access rule.
public struct UseCases: Sendable {
    /// What is kept.
    public let store: Store
    /// Makes ids.
    public let ids: IdentifierSource
    /// The probe definitions that services may use.
    public let definitions: DefinitionLibrary
    /// The standards that services may be judged by.
    public let standards: StandardLibrary
    /// The question sets that services may use.
    public let questionSets: QuestionSets
    /// What the operator set.
    public let settings: Settings
    /// Where plans run: which addresses they may reach, which secrets they may use.
    public let probeContext: ProbeContext
    /// The address at which people reach the pages.
    public let address: PublicAddress
    /// Writes what people say.
    let submissions: SubmissionWriter
    /// Services whose files were read already.
    let services = FileCache { document throws(DocumentProblems) in try PublicService.read(document) }
    /// Organisations whose files were read already.
    let organisations = FileCache { document throws(DocumentProblems) in try Organisation.read(document) }
    /// What verdicts rested on when they were written last.
    let kept = KeptVerdicts()
    /// The wall clock.
    public let now: @Sendable () -> Timestamp

    /// Creates the use cases.
    public init(
        store: Store, ids: IdentifierSource, definitions: DefinitionLibrary,
        standards: StandardLibrary = StandardLibrary([]), questionSets: QuestionSets? = nil, settings: Settings,
        probeContext: ProbeContext,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.ids = ids
        self.definitions = definitions
        self.standards = standards
        self.questionSets = questionSets ?? .none
        self.settings = settings
        self.probeContext = probeContext
        address = PublicAddress(settings)
        submissions = SubmissionWriter(store: store)
        self.now = now
    }
}
