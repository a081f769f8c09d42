import Curl
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// What is seen of files and pages that a service is to have.
@Suite(.timeLimit(.minutes(1)))
struct ObservingFilesTests {
    let certificates: Certificates
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        trust = try TrustStore(bundle: certificates.authority)
    }

    // MARK: security.txt

    private static let path = "/.well-known/security.txt"

    /// Runs the shipped definition, as on 2026-03-01, on a server with some locations.
    private func securityText(
        _ locations: String, _ kind: Certificates.Kind = .valid
    ) async throws -> LocalRun {
        let nginx = try NginxServer(identities: [try certificates.identity(kind)], locations: locations)
        return try await LocalRun(
            shipped: "security-txt", ["host": "localhost"], trust: trust,
            ports: .init(plain: nginx.port, secure: nginx.securePorts[0]), now: ScriptedRun.now)
    }

    private static func file(_ text: String, type: String = "text/plain") -> String {
        "location = \(path) { default_type \"\(type)\"; return 200 \"\(text)\"; }"
    }

    @Test(arguments: [
        #"Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n"#,
        #"# Ours\r\n\r\ncontact: https://b.example/report\r\nEXPIRES: 2026-03-01T00:00:01z\r\nPreferred-Languages: en\r\n"#,
        // It ends an hour later than it seems to, west of Greenwich.
        #"Expires: 2026-02-28T23:30:00-01:00\nContact: tel:+1-201-555-0123"#,
        #"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nContact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00.000Z\n-----BEGIN PGP SIGNATURE-----\n\nabc=\n"#,
    ])
    func `a file that tells whom to write to, for some time to come, is there`(text: String) async throws {
        let run = try await securityText(Self.file(text))
        #expect(run.seen == ["security_txt": .presence(true)], "\(run.detail("security_txt"))")
        #expect(run.finding.outcome == (text.contains("Contact:") ? .good : .slight), "\(run.finding.detail)")
    }

    @Test(arguments: [
        (#"Contact: mailto:a@b.example\nExpires: 2026-02-28T23:59:59Z\n"#, "it expired on 2026-02-28T23:59:59Z"),
        (#"Contact: mailto:a@b.example\nExpires: 2026-03-01T00:00:00Z\n"#, "it expired on 2026-03-01T00:00:00Z"),
        (#"Contact: mailto:a@b.example\n"#, "it does not say when it expires"),
        (#"Contact: mailto:a@b.example\nExpires: next year\n"#, #"Expires is "next year", which is no time"#),
        (#"Contact: mailto:a@b.example\nExpires: 2027-01-01\n"#, #"Expires is "2027-01-01", which is no time"#),
        (#"Expires: 2027-01-01T00:00:00Z\n"#, "it names no Contact"),
        (#"# Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n"#, "it names no Contact"),
    ])
    func `a file that does not tell, or no more, is as if it were not there`(text: String, detail: String) async throws
    {
        let run = try await securityText(Self.file(text))
        #expect(run.seen == ["security_txt": .presence(false)])
        #expect(run.detail("security_txt") == detail)
    }

    @Test(arguments: ["text/html", "application/octet-stream"])
    func `a page that answers for every address is no such file`(type: String) async throws {
        let text = #"Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n"#
        let run = try await securityText(Self.file(text, type: type))
        #expect(run.seen == ["security_txt": .presence(false)])
        #expect(run.detail("security_txt").contains(type))
        let other = try await securityText(Self.file(text, type: "text/plain; charset=utf-8"))
        #expect(other.seen == ["security_txt": .presence(true)])
    }

    @Test func `a file without any type is told in words that say so`() async throws {
        let run = try await securityText(
            Self.file(#"Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n"#, type: ""))
        #expect(run.seen == ["security_txt": .presence(false)])
        #expect(!run.detail("security_txt").contains(#""""#), "\(run.detail("security_txt"))")
    }

    @Test(arguments: [404, 410])
    func `a file that is missing is missing`(status: Int) async throws {
        let run = try await securityText("location = \(Self.path) { return \(status); }")
        #expect(run.finding.outcome != .bad, "that there is none is an answer: \(run.finding.detail)")
        #expect(run.seen == ["security_txt": .presence(false)])
        #expect(run.detail("security_txt") == "there is no such file (status \(status))")
    }

    @Test(arguments: [403, 429, 500, 503])
    func `an answer that is about something else says nothing of the file`(status: Int) async throws {
        let run = try await securityText("location = \(Self.path) { return \(status); }")
        #expect(run.finding.reason == (status == 429 ? .rateLimited : .httpStatus))
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a redirect leads to the file`() async throws {
        let run = try await securityText(
            """
            location = \(Self.path) { return 302 https://localhost/other.txt; }
            location = /other.txt { return 200 "Contact: mailto:a@b.example\\nExpires: 2027-01-01T00:00:00Z\\n"; }
            """)
        #expect(run.seen == ["security_txt": .presence(true)])
    }

    @Test func `a file that anybody on the way can change is not the file`() async throws {
        // RFC 9116 §3: it is fetched over https.
        let run = try await securityText(
            """
            location = \(Self.path) { return 302 http://localhost/other.txt; }
            location = /other.txt { return 200 "Contact: mailto:a@b.example\\nExpires: 2027-01-01T00:00:00Z\\n"; }
            """)
        #expect(run.seen["security_txt"] != .presence(true))
    }

    @Test func `a file behind a bad certificate, or behind nothing, is not seen`() async throws {
        let bad = try await securityText(Self.file("hello"), .wrongHost)
        #expect(bad.finding.reason == .tlsNameMismatch)
        #expect(bad.finding.observed.isEmpty)
        let none = try await LocalRun(
            shipped: "security-txt", ["host": "localhost"], trust: trust,
            ports: .init(secure: try LocalSocket.freePort()))
        #expect(none.finding.reason == .connectRefused)
        #expect(none.finding.observed.isEmpty)
    }

    // MARK: Pages

    private static let pages = [
        ("accessibility-statement", "link.accessibility_statement"), ("privacy-notice", "link.privacy"),
        ("contact-page", "link.contact"),
    ]

    private func nginx() throws -> NginxServer {
        try NginxServer(
            identities: [try certificates.identity()],
            locations: """
                location = /page { default_type text/html; return 200 "<h1>What we promise</h1>"; }
                location = /moved { return 301 /page; }
                location = /gone { return 410; }
                location = /led-astray { return 302 /missing; }
                location = /forbidden { return 403; }
                location = /broken { return 500; }
                location = /walled { add_header cf-mitigated challenge always; return 403; }
                location = /cut { return 444; }
                """)
    }

    @Test(arguments: pages)
    func `a page that is there is there`(definition: String, measure: String) async throws {
        let nginx = try nginx()
        for path in ["page", "moved"] {
            let run = try await LocalRun(
                shipped: definition,
                ["url": "https://localhost:\(nginx.securePorts[0])/\(path)", "text": "What we promise"], trust: trust)
            #expect(run.finding.outcome == .good, "\(run.finding.detail)")
            #expect(run.seen == [measure: .presence(true)])
            #expect(run.detail(measure).hasSuffix("/page answers with status 200"))
        }
    }

    @Test(arguments: pages)
    func `a page that is missing is missing`(definition: String, measure: String) async throws {
        let nginx = try nginx()
        for (path, status) in [("missing", 404), ("gone", 410), ("led-astray", 404)] {
            let run = try await LocalRun(
                shipped: definition, ["url": "https://localhost:\(nginx.securePorts[0])/\(path)"], trust: trust)
            #expect(run.finding.outcome == .bad && run.finding.reason == .httpStatus)
            #expect(run.seen == [measure: .presence(false)])
            #expect(run.detail(measure).hasSuffix("answers with status \(status)"))
        }
    }

    @Test(arguments: pages)
    func `a page that cannot be seen is not said to be missing`(definition: String, measure: String) async throws {
        let nginx = try nginx()
        let bad = try NginxServer(identities: [try certificates.identity(.expired)])
        let secure = "https://localhost:\(nginx.securePorts[0])"
        let cases: [(url: String, reason: Reason)] = [
            ("\(secure)/forbidden", .httpStatus), ("\(secure)/broken", .httpStatus),
            ("\(secure)/walled", .blockedByTarget), ("https://localhost:\(bad.securePorts[0])/", .tlsExpired),
            ("https://localhost:\(nginx.port)/page", .tlsFailed),
            ("https://localhost:\(try LocalSocket.freePort())/", .connectRefused),
        ]
        for (url, reason) in cases {
            let run = try await LocalRun(shipped: definition, ["url": url], trust: trust)
            #expect(run.finding.reason == reason, "\(url): \(run.finding.detail)")
            #expect(run.finding.observed.isEmpty, "\(url): \(run.seen)")
        }
        let cut = try await LocalRun(shipped: definition, ["url": "\(secure)/cut"], trust: trust)
        #expect(cut.finding.outcome == .bad && cut.finding.observed.isEmpty)
    }

    @Test(arguments: pages)
    func `a page with other words is not the page that was meant`(definition: String, measure: String) async throws {
        let nginx = try nginx()
        let run = try await LocalRun(
            shipped: definition,
            ["url": "https://localhost:\(nginx.securePorts[0])/page", "text": "How accessible we are"], trust: trust)
        #expect(run.finding.outcome == .bad && run.finding.reason == .conditionFailed)
        #expect(run.seen[measure] != .presence(true), "\(run.detail(measure))")
    }

    @Test func `a page that is there and not all that it should be is there`() async throws {
        let nginx = try nginx()
        let run = try await LocalRun(
            LocalRun.page(providing: ["link.contact"], should: ["header X-None present"]),
            ["url": "https://localhost:\(nginx.securePorts[0])/page"], trust: trust)
        #expect(run.finding.outcome == .slight && run.finding.reason == .conditionFailed, "\(run.finding.detail)")
        #expect(run.seen == ["link.contact": .presence(true)])
    }

    @Test func `a page of which nobody can tell whether it is the one that was meant is not seen`() async throws {
        let nginx = try NginxServer(identities: [try certificates.identity()])
        // Longer than a pattern of this kind may take.
        try nginx.write(String(repeating: "a", count: (1 << 20) - 2) + "!b", to: "page")
        let run = try await LocalRun(
            LocalRun.page(providing: ["link.contact"], must: [#"body matches "(a+)+b""#]),
            ["url": "https://localhost:\(nginx.securePorts[0])/page"], trust: trust)
        #expect(run.finding.outcome == .unknown && run.finding.reason == .ourError, "\(run.finding.detail)")
        #expect(run.finding.observed.isEmpty, "\(run.seen)")
    }

    @Test func `a privacy notice is to come over an encrypted connection, other pages need not`() async throws {
        let nginx = try nginx()
        for (definition, measure) in Self.pages {
            let run = try await LocalRun(
                shipped: definition, ["url": "http://localhost:\(nginx.port)/page"], trust: trust)
            #expect(run.finding.outcome == .good)
            #expect(run.seen == [measure: .presence(measure != "link.privacy")])
        }
    }
}
