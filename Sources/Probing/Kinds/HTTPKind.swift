import Addresses
import Curl
import Documents
import Registry

/// A request over HTTP or HTTPS, redirects followed, and conditions on the answer.
struct HTTPKind: ProbeKind {
    static let name = "http"
    static let isPushed = false

    /// The methods that a definition may name.
    enum Method: String, CaseIterable, Sendable, Hashable { case GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS }

    let method: Method
    let url: Template
    let headers: [(name: String, value: Template)]
    let body: Template?
    let redirects: Int
    let http: Transfer.HTTPVersion
    let ip: AddressChoice
    let bodyLimit: ByteLimit
    let must: [GuardedCondition]
    let should: [GuardedCondition]
    let extract: [Extraction]

    static func read(_ root: MappingReader, _ scope: DefinitionScope) -> HTTPKind? {
        let limit = root.optional("body_limit") { ByteLimit.read($0, scope) } ?? .fixed(2 << 20)
        let must = root.list("must", required: true) { GuardedCondition.read($0, scope) }
        var seen = must
        let should = root.list("should") { value -> GuardedCondition? in
            guard let condition = GuardedCondition.read(value, scope) else { return nil }
            guard !seen.contains(where: { $0.isSame(as: condition) }) else {
                value.report(
                    "the condition \(quoted(condition.template.line)) is here a second time", expected: "it once")
                return nil
            }
            seen.append(condition)
            return condition
        }
        var names: [String] = []
        let extract = root.list("extract") { Extraction.read($0, names: &names) }
        return root.required("request") { value -> HTTPKind? in
            guard let request = value.mapping() else { return nil }
            defer { request.done() }
            let method = request.optional("method") { $0.choice(Method.self) } ?? .GET
            let url = request.required("url") { scope.template($0, in: .url) }
            let headers = request.optional("headers") { readHeaders($0, scope) } ?? []
            let body = request.optional("body") { value -> Template? in
                if method == .GET || method == .HEAD {
                    value.report("a \(method.rawValue) request has a body", expected: "none, or another method")
                }
                return scope.template(value, in: .sent, allowsEmpty: true)
            }
            let redirects = request.optional("redirects") { $0.integer(0...20) } ?? 5
            let http = request.optional("http") { $0.spelled(Transfer.HTTPVersion.self) } ?? .auto
            let ip = request.optional("ip") { $0.spelled(AddressChoice.self) } ?? .any
            guard let url else { return nil }
            return HTTPKind(
                method: method, url: url, headers: headers, body: body, redirects: redirects, http: http, ip: ip,
                bodyLimit: limit, must: must, should: should, extract: extract)
        }
    }

    private static func readHeaders(
        _ value: ValueReader, _ scope: DefinitionScope
    ) -> [(name: String, value: Template)]? {
        guard let mapping = value.mapping() else { return nil }
        var headers: [(name: String, value: Template)] = []
        for (name, location, value) in mapping.entries() {
            guard case .success = Extractor.reading(.header, name) else {
                mapping.report(
                    "no header can be called \(quoted(name))", at: location, expected: "a name, as Accept-Language")
                continue
            }
            guard !["host", "content-length", "transfer-encoding", "connection"].contains(name.lowercased()) else {
                mapping.report(
                    "the header \(quoted(name)) follows from the request itself", at: location,
                    expected: "other headers")
                continue
            }
            guard !headers.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
                mapping.report("the header \(quoted(name)) is here a second time", at: location, expected: "it once")
                continue
            }
            if let template = scope.template(value, in: .sent, allowsEmpty: true) { headers.append((name, template)) }
        }
        return headers
    }
}

extension ValueReader {
    /// One of the words of a closed list, some of which look like numbers.
    func spelled<E: CaseIterable & RawRepresentable<String>>(_ type: E.Type) -> E? {
        guard let word = asWritten() else { return nil }
        let known = E.allCases.map(\.rawValue)
        guard let value = E(rawValue: word) else {
            report(
                "\(subject) is \(quoted(word))", expected: "one of \(known.joined(separator: ", "))",
                hint: suggestion(for: word, among: known))
            return nil
        }
        return value
    }
}
