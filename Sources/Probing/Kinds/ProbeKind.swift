import Curl
import Documents

/// One way to probe: it reads its own part of a definition, takes parameters, and makes runs.
///
/// A new kind is one file in `Kinds/` and one line in `ProbeKinds.all`.
protocol ProbeKind: Sendable {
    /// What a definition calls it.
    static var name: String { get }
    /// Whether its results are sent by somebody instead of fetched.
    static var isPushed: Bool { get }

    /// Reads the keys of a definition that are the kind's own; what is wrong is reported.
    static func read(_ root: MappingReader, _ scope: DefinitionScope) -> Self?
    /// The kind with all parameters filled in; problems are reported to the binding.
    func bound(_ binding: inout Binding) -> (any BoundProbe)?
}

/// Every kind there is.
enum ProbeKinds {
    static let all: [any ProbeKind.Type] = [
        HTTPKind.self,
        CertificateKind.self,
        HeartbeatKind.self,
    ]

    static func named(_ name: String) -> (any ProbeKind.Type)? { all.first { $0.name == name } }
}

extension BoundProbe {
    func isCostly(_ result: borrowing TransferResult) -> Bool { isCostly }
}

/// A probe of one kind with all parameters filled in, from which runs are made.
protocol BoundProbe: Sendable {
    /// The first transfer of every run, where each begins with the same one.
    ///
    /// Whoever carries it out need not call `start` of a run first: it would only give the same.
    var firstTransfer: Transfer? { get }
    /// The host that is probed, in small letters; empty for none.
    var host: String { get }
    /// Whether what a server sends is searched for patterns or read as JSON.
    var isCostly: Bool { get }
    /// Whether that holds for one answer: what is packed must be unpacked, whatever is asked of it.
    func isCostly(_ result: borrowing TransferResult) -> Bool
    /// A run that has not started; one that explains itself keeps what it saw.
    func makeRun(isExplained: Bool) -> any ProbeRun
}
