import Alerting
import Curl
import Operations
import Registry
import Synchronization

/// One mail as it left.
struct SentMail: Sendable {
    /// The lines of its head, unfolded.
    var head: [String]
    /// Its words as plain text, decoded, on one line.
    var words: String

    /// Reads the bytes that were handed to the relay.
    init(_ bytes: [UInt8]) {
        let parts = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: " ").split(
            separator: "\r\n\r\n", maxSplits: 2, omittingEmptySubsequences: false)
        head = parts[0].split(separator: "\r\n").map(String.init)
        let plain = parts.count > 2 ? parts[2].split(separator: "\r\n--=_", maxSplits: 1).first ?? "" : ""
        words = Self.decoded(String(plain)).split { $0.isWhitespace }.joined(separator: " ")
    }

    /// What stands in a header; nil where there is none.
    func header(_ name: String) -> String? {
        head.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }

    /// The seal of the link that acknowledges.
    var seal: String? {
        words.split(separator: " ").first { $0.contains("/acknowledge/") }
            .flatMap { $0.split(separator: "/").last?.split(separator: "?").first.map(String.init) }
    }

    /// The seal of the link to what the mail is about.
    var details: String? { words.firstMatch(of: #/\/details\/([0-9a-f-]+)/#).map { String($0.output.1) } }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.replacing("=\r\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Office {
    /// Settings with a relay.
    static func mailing(_ change: (inout Settings) -> Void = { _ in }) throws -> Settings {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        change(&settings)
        return settings
    }

    /// Sends what is due, each delivery in its turn; gives the mails that a relay took, or refused with a status.
    @discardableResult
    func send(status: Int = 250) async throws -> [SentMail] {
        let sent = Mutex<[SentMail]>([])
        for delivery in try await useCases.dueDeliveries(limit: 500) {
            _ = try await useCases.deliver(delivery) { transfer in
                sent.withLock { $0.append(SentMail(transfer.body ?? [])) }
                guard status < 400 else { return .failed(.connectRefused) }
                var taken = TransferResult()
                taken.status = status
                return taken
            }
        }
        return sent.withLock { $0 }
    }

    /// Every alert with its messages, newest first.
    func files(_ state: Alert.State? = nil) async throws -> [AlertFile] {
        var files: [AlertFile] = []
        let listed = try await useCases.alerts(state: state, limit: 500, offset: 0, by: .commandLine).files
        for file in listed { files.append(try await useCases.alert(id: file.alert.id, by: .commandLine)) }
        return files
    }
}
