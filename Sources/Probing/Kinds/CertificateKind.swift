import Addresses
import Curl
import Documents
import Registry

/// A TLS handshake and nothing after it: the certificate is judged, no request is sent.
///
/// For any server that encrypts from the first byte on: a web server, or mail on port 465 and 993.
struct CertificateKind: ProbeKind {
    static let name = "certificate"
    static let isPushed = false

    let host: Template
    let port: Int
    let ip: AddressChoice
    let must: [GuardedCondition]
    let should: [GuardedCondition]

    static func read(_ root: MappingReader, _ scope: DefinitionScope) -> CertificateKind? {
        let must = root.list("must") { condition($0, scope) }
        let should = root.list("should") { condition($0, scope) }
        return root.required("connect") { value -> CertificateKind? in
            guard let connect = value.mapping() else { return nil }
            defer { connect.done() }
            let host = connect.required("host") { scope.template($0, in: .url) }
            let port = connect.optional("port") { $0.integer(1...65_535) } ?? 443
            let ip = connect.optional("ip") { $0.spelled(AddressChoice.self) } ?? .any
            guard let host else { return nil }
            return CertificateKind(host: host, port: port, ip: ip, must: must, should: should)
        }
    }

    /// A condition on the certificate or on times: nothing else is there.
    private static func condition(_ value: ValueReader, _ scope: DefinitionScope) -> GuardedCondition? {
        guard let condition = GuardedCondition.read(value, scope) else { return nil }
        let line = condition.template.line
        guard ["certificate", "time."].contains(where: line.hasPrefix) else {
            value.report(
                "the condition \(quoted(line)) is about an answer, and a handshake has none",
                expected: "a condition on certificate or time, as \"certificate.days_left >= 21\"")
            return nil
        }
        return condition
    }

    func bound(_ binding: inout Binding) -> (any BoundProbe)? {
        let http = HTTPKind(
            method: .GET, url: host.wrapped(before: "https://", after: ":\(port)/"), headers: [], body: nil,
            redirects: 0, http: .v1, ip: ip, bodyLimit: .fixed(1), must: must, should: should, extract: [])
        return http.bound(&binding, endsAfterHandshake: true)
    }
}
