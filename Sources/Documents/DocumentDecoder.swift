/// Turns one document into a value of the domain and collects everything that is wrong on the way.
///
/// Readers give `nil` for what they could not read and report why; decoding goes on, so that all problems of a file are
/// told at once. One decoder serves one decoding.
public final class DocumentDecoder {
    /// The document that is decoded.
    public let document: Document
    private var problems: [DocumentProblem] = []

    /// Creates a decoder of a document.
    public init(_ document: Document) {
        self.document = document
    }

    /// The mapping at the top; the envelope's keys are taken already.
    public var root: MappingReader {
        guard case .mapping(let entries) = document.root.content else {
            return MappingReader(decoder: self, name: nil, entries: [], location: document.root.location)
        }
        return MappingReader(
            decoder: self, name: nil, entries: Array(entries.dropFirst(2)), location: document.root.location)
    }

    /// Whether something is wrong so far.
    public var hasProblems: Bool { !problems.isEmpty }

    /// Reports something wrong at a place; `hint` is the bare word that was probably meant.
    public func report(_ what: String, at location: SourceLocation, expected: String? = nil, hint: String? = nil) {
        problems.append(
            DocumentProblem(file: document.file, location: location, what: what, expected: expected, hint: hint))
    }

    /// The decoded value.
    ///
    /// - Throws: everything that was reported.
    public func finish<T>(_ value: T?) throws(DocumentProblems) -> T {
        if problems.isEmpty, value == nil { report("the file cannot be understood", at: document.root.location) }
        guard problems.isEmpty, let value else { throw DocumentProblems(problems) }
        return value
    }
}
