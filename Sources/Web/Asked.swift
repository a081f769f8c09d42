import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Pages

/// One request, read: what a route's answer is made from.
struct Asked: Sendable {
    /// The request as it came.
    let request: Request
    /// The parts of the path that vary.
    let parameters: [String: String]
    /// The query, first value of each name.
    let query: [String: String]
    /// The body, at most the limit of its kind.
    let body: [UInt8]
    /// Who asks.
    let caller: Caller
    /// What forms must send back; nothing where nobody signed in on a page.
    let csrf: String?
    /// The language of the answer.
    let language: Language
    /// Whether the request comes from this machine itself, through no proxy.
    let isLocal: Bool
    /// The address that it comes from, for limits only: it is never kept.
    let place: String?

    /// The fields of a form body, first value of each name.
    var form: [String: String] { Self.fields(String(decoding: body, as: UTF8.self)) }

    /// A part of the path.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The page asked for, from 1; a number beyond any list counts as the last that can be asked for.
    var page: Int { min(max(1, query["page"].flatMap { Int($0) } ?? 1), 1_000_000) }

    /// Reads `a=1&b=2`, percent-encoded, `+` for blanks.
    static func fields(_ text: String) -> [String: String] {
        Dictionary(pairs(text).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same in order, every value of each name.
    static func pairs(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }
}
