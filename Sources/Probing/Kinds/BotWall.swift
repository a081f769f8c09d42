import Curl
import Documents

/// Marks by which services that keep automatic visitors out can be told from a site that fails: those of the file
/// `Data/bot-walls.yaml`.
///
/// An error of the server (5xx) is a failure whatever it bears: people get it too.
enum BotWall {
    /// A header that never comes from the site itself.
    struct Mark: Sendable {
        let maker: String
        let header: HeaderName
        /// What it must say; nothing for anything at all.
        let value: String?
        /// The status codes that go with it; nothing for all but errors of the server.
        let statuses: [Int]?
        /// Where its maker says so.
        let source: String

        fileprivate var name: String { String(decoding: header.bytes, as: UTF8.self) }
    }

    /// The format of the file.
    private static let format = "plumbline-bot-walls"

    private static let marks: [Mark] = {
        do throws(DocumentProblems) {
            return try marks(in: PackageResources.bot_walls_yaml)
        } catch {
            // The file is part of the program, so a broken one is a mistake of ours that no test may let pass.
            preconditionFailure("bot-walls.yaml: \(error)")
        }
    }()

    private static let names = HeaderNames(marks.map(\.header))

    /// Reads such a file.
    ///
    /// - Throws: everything that is wrong in it, with its place.
    static func marks(in bytes: [UInt8]) throws(DocumentProblems) -> [Mark] {
        let document = try Document.read(bytes, file: "bot-walls.yaml")
        guard document.format == format else {
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format is \(quoted(document.format))", expected: quoted(format))
            ])
        }
        let decoder = DocumentDecoder(document)
        let root = decoder.root
        let marks = root.list("marks", required: true, mark)
        root.done()
        return try decoder.finish(marks)
    }

    private static func mark(_ value: ValueReader) -> Mark? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let small = { (word: String) in word.isEmpty || word != word.lowercased() ? nil : word }
        let maker = mapping.required("maker") { $0.string() }
        let header = mapping.required("header") { $0.parse(expected: "a name in small letters", small) }
        let says = mapping.optional("value") { $0.parse(expected: "a word in small letters", small) }
        let statuses = mapping.optional("statuses") { $0.list { $0.integer(200...499) } }
        let source = mapping.required("source") {
            $0.parse(expected: "where its maker says so, an https address") { $0.hasPrefix("https://") ? $0 : nil }
        }
        guard let maker, let header, let source else { return nil }
        return Mark(maker: maker, header: HeaderName(header), value: says, statuses: statuses, source: source)
    }

    /// What is to be said of an answer that is a bot wall's; nothing for all others.
    static func words(for result: borrowing TransferResult) -> String? {
        let status = result.status
        // Nearly no answer bears one.
        guard status < 500, result.mayHave(names) else { return nil }
        for mark in marks where mark.statuses?.contains(status) ?? true {
            guard result.hasHeader(mark.header) else { continue }
            let value = result.header(mark.name)?.lowercased() ?? ""
            guard mark.value.map({ $0 == value }) ?? !value.isEmpty else { continue }
            return
                "\(mark.maker) keeps automatic visitors out (status \(status), \(mark.name): \(value), which means so "
                + "according to \(mark.source))"
        }
        return nil
    }
}
