import Curl
import TestSupport
import Testing

@testable import Probing

/// What an answer's connection and size ask for.
struct KindConnectionTests {
    /// `400 No required SSL certificate was sent`, as nginx writes it.
    static let complaint = """
        <html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n<body>\r\n\
        <center><h1>400 Bad Request</h1></center>\r\n<center>No required SSL certificate was sent</center>\r\n\
        <hr><center>nginx/1.26.3</center>\r\n</body>\r\n</html>\r\n
        """

    /// An answer of a server that asked for a visitor's certificate.
    private static func refused(_ body: [UInt8], _ headers: [String], asks: Bool = true) -> TransferResult {
        var answer = ScriptedRun.answer(400, headers: ["Content-Type: text/html"] + headers)
        answer.body = body
        answer.certificate = CertificateFacts(
            verdict: .valid, notBefore: 0, notAfter: 2_000_000_000, subject: "", issuer: "", names: [],
            protocolVersion: "TLSv1.3", cipher: "")
        answer.certificate?.asksVisitor = asks
        return answer
    }

    @Test(arguments: ["", "gzip", "br"])
    func `a page that complains of the visitor's certificate is understood packed, too`(coding: String) throws {
        let plain = Array(Self.complaint.utf8)
        let body: [UInt8] =
            switch coding {
            case "gzip":
                try Python.bytes(
                    "import gzip, sys; sys.stdout.buffer.write(gzip.compress(sys.stdin.buffer.read()))", input: plain)
            case "br": Self.brotli(plain)
            default: plain
            }
        let answer = Self.refused(body, coding.isEmpty ? [] : ["Content-Encoding: \(coding)"])
        let finding = try ScriptedRun(ScriptedRun.plan(), [answer]).finding
        #expect(finding.reason == .tlsClientCertificate)
        let other = Self.refused(body, coding.isEmpty ? [] : ["Content-Encoding: \(coding)"], asks: false)
        #expect(try ScriptedRun(ScriptedRun.plan(), [other]).finding.reason == .httpStatus)
    }

    /// A server that asked for a visitor's certificate and hung up before it answered anything.
    private static func hungUp(_ failure: TransferResult.Failure = .closedEarly, version: String = "TLSv1.3")
        -> TransferResult
    {
        var answer = ScriptedRun.failure(failure)
        answer.certificate = CertificateFacts(
            verdict: .valid, notBefore: 0, notAfter: 2_000_000_000, subject: "", issuer: "", names: [],
            protocolVersion: version, cipher: "")
        answer.certificate?.asksVisitor = true
        return answer
    }

    @Test(arguments: [false, true])
    func `a refusal that was lost with the connection is asked for again where it is always heard`(isExplained: Bool)
        throws
    {
        let run = try ScriptedRun(
            ScriptedRun.plan(), isExplained: isExplained,
            [Self.hungUp(), Self.hungUp(.tlsClientCertificate, version: "TLSv1.2")])
        #expect(run.finding.reason == .tlsClientCertificate)
        #expect(run.transfers.map(\.isLimitedToTLS12) == [false, true])
        #expect(run.transfers.map(\.url) == ["https://a.example/", "https://a.example/"])
    }

    @Test func `a server that only asks for a certificate and hangs up all the same is not said to demand it`() throws {
        for second in [Self.hungUp(), Self.hungUp(.tlsTooOld), ScriptedRun.answer(), ScriptedRun.failure(.timeout)] {
            let finding = try ScriptedRun(ScriptedRun.plan(), [Self.hungUp(), second]).finding
            #expect(finding.reason == .closedEarly && finding.detail.contains("had asked for a certificate"))
        }
        #expect(try ScriptedRun(ScriptedRun.plan(), [Self.hungUp(version: "TLSv1.2")]).finding.reason == .closedEarly)
        #expect(try ScriptedRun(ScriptedRun.plan(), [ScriptedRun.failure(.closedEarly)]).finding.reason == .closedEarly)
    }

    @Test func `what stands far down a long page is no complaint`() throws {
        let far = [UInt8](repeating: 0x20, count: 1 << 17) + Array("client certificate".utf8)
        #expect(try ScriptedRun(ScriptedRun.plan(), [Self.refused(far, [])]).finding.reason == .httpStatus)
    }

    @Test(arguments: ["any", "each"])
    func `an answer that must be unpacked is not unpacked on the engine's thread`(ip: String) throws {
        let plan = try ScriptedRun.plan(request: #"ip: "\#(ip)""#)
        #expect(plan.isCostly(Self.refused([1, 2, 3], ["Content-Encoding: gzip"])))
        #expect(plan.isCostly(ScriptedRun.answer(body: String(repeating: "a", count: 10_000))))
        #expect(!plan.isCostly(ScriptedRun.answer()))
    }

    /// Brotli without any compression (RFC 7932 §9.2): one meta-block of bytes as they are, then the last, empty one.
    private static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        precondition(bytes.count <= 1 << 16)
        // WBITS 16 (0), ISLAST 0, MNIBBLES 4 (00), MLEN - 1 (16 bits), ISUNCOMPRESSED 1; then ISLAST and ISLASTEMPTY.
        let head = UInt32(bytes.count - 1) << 4 | 1 << 20
        return [UInt8(head & 0xFF), UInt8(head >> 8 & 0xFF), UInt8(head >> 16)] + bytes + [0x03]
    }
}
