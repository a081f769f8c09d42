public import Documents

/// What a file registers.
public enum Registration: Hashable, Sendable {
    case service(PublicService)
    case organisation(Organisation)
    case place(Place)
    case component(Component)

    /// The kinds of file that register something.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case service, organisation, place, component

        /// The `format` of such a file, `plumbline-service`.
        public var format: String { "plumbline-\(rawValue)" }
    }

    /// Reads a document of any of the four formats.
    ///
    /// - Throws: everything that is wrong in the file, or that its format registers nothing.
    public static func read(_ document: Document) throws(DocumentProblems) -> Registration {
        switch Kind.allCases.first(where: { $0.format == document.format }) {
        case .service: return .service(try PublicService.read(document))
        case .organisation: return .organisation(try Organisation.read(document))
        case .place: return .place(try Place.read(document))
        case .component: return .component(try Component.read(document))
        case nil:
            let formats = Kind.allCases.map(\.format)
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format \(quoted(document.format)) registers nothing",
                    expected: "one of \(formats.joined(separator: ", "))",
                    hint: suggestion(for: document.format, among: formats))
            ])
        }
    }

    /// The slug of what is registered.
    public var id: String {
        switch self {
        case .service(let service): service.id
        case .organisation(let organisation): organisation.id
        case .place(let place): place.id
        case .component(let component): component.id
        }
    }

    /// What is registered, by kind.
    public var kind: Kind {
        switch self {
        case .service: .service
        case .organisation: .organisation
        case .place: .place
        case .component: .component
        }
    }

    /// What it is called.
    public var title: Text {
        switch self {
        case .service(let service): service.title
        case .organisation(let organisation): organisation.title
        case .place(let place): place.title
        case .component(let component): component.title
        }
    }
}

extension DocumentDecoder {
    /// A decoder for a document of one kind.
    ///
    /// - Throws: that the document is something else.
    convenience init(_ document: Document, of kind: Registration.Kind) throws(DocumentProblems) {
        guard document.format == kind.format else {
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format is \(quoted(document.format))", expected: quoted(kind.format))
            ])
        }
        self.init(document)
    }
}
