import Foundation
import TestSupport

/// Vectors in files beside these tests, written by somebody who did not see the code.
enum Vectors {
    /// One answer with words that are looked for.
    struct Words: Decodable {
        struct Expected: Decodable {
            let contains: Bool?
        }

        struct Generator: Decodable {
            let parts: [Part]
        }

        let id: String
        let html: String?
        let bytes: String?
        let generator: Generator?
        let content_type: String
        let words: String
        let expected: Expected
        let why: String

        /// The body of the answer.
        var body: [UInt8] {
            if let html { return Array(html.utf8) }
            if let bytes { return Array(Data(base64Encoded: bytes) ?? Data()) }
            // A twentieth shows the same in a build that is not optimised; only what is about the limit itself is as long
            // as it says.
            let isAboutLength = expected.contains == nil || id.hasPrefix("big-templates")
            return generator?.parts.flatMap { $0.bytes(part: isAboutLength ? 1 : 20) } ?? []
        }
    }

    /// A piece of a generated body.
    enum Part: Decodable {
        case text(String)
        case many(Many)

        struct Many: Decodable {
            let `repeat`: String?
            let repeat_numbered: String?
            let times: Int
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .many(try container.decode(Many.self))
            }
        }

        func bytes(part: Int) -> [UInt8] {
            switch self {
            case .text(let text): return Array(text.utf8)
            case .many(let many):
                guard let numbered = many.repeat_numbered else {
                    return Array(String(repeating: many.repeat ?? "", count: max(1, many.times / part)).utf8)
                }
                return Array(
                    (0..<max(1, many.times / part)).map { numbered.replacing("%d", with: "\($0)") }.joined().utf8)
            }
        }
    }

    private struct File<Vector: Decodable>: Decodable {
        let vectors: [Vector]
    }

    /// The vectors of a file.
    static func read<Vector: Decodable>(_ name: String, as type: Vector.Type) throws -> [Vector] {
        try JSONDecoder().decode(File<Vector>.self, from: Data(contentsOf: url(name))).vectors
    }

    /// Where a file of vectors is.
    static func url(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    }
}

extension Vectors {
    /// One answer with content codings.
    struct Packed: Decodable {
        enum Encodings: Decodable {
            case one(String)
            case several([String])
            case none

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if container.decodeNil() {
                    self = .none
                } else if let one = try? container.decode(String.self) {
                    self = .one(one)
                } else {
                    self = .several(try container.decode([String].self))
                }
            }
        }

        struct Generator: Decodable {
            let encode: String
        }

        let id: String
        let content_encoding: Encodings?
        let content_type: String?
        let bytes: String?
        let generator: Generator?
        let words: String
        let expected: String
        let contains: Bool?
        let why: String
        let status: Int?
        let transfer: String?

        /// The values of the headers.
        var codings: [String] {
            switch content_encoding {
            case .one(let one): [one]
            case .several(let several): several
            case .some(.none), nil: []
            }
        }

        /// Whether it can be told without a transfer, and without a gigabyte made in Swift.
        var isForUnpacking: Bool {
            let isSmall = !id.hasPrefix("bomb-1g") && !id.hasPrefix("bomb-nested")
            return isSmall && status == nil && (transfer == nil || transfer == "1 byte per write")
        }

        /// The body as it is sent.
        func body() throws -> [UInt8] {
            guard generator != nil else { return Array(Data(base64Encoded: bytes ?? "") ?? Data()) }
            return try Python.bytes(
                """
                import gzip, json, sys
                for vector in json.load(open('\(Vectors.url("encodings.json").path)'))['vectors']:
                    if vector['id'] != '\(id)': continue
                    parts = vector['generator']['parts']
                    text = ''.join(p if isinstance(p, str) else p['repeat'] * p['times'] for p in parts)
                    sys.stdout.buffer.write(gzip.compress(text.encode()))
                """)
        }
    }
}
