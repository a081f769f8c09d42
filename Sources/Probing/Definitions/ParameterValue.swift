import Documents
import Registry

/// What kind of value a parameter takes.
public enum ParameterType: String, CaseIterable, Sendable, Hashable {
    case text, url, duration, host, integer, bytes, pattern, secret
}

/// The value of a parameter.
enum ParameterValue: Sendable, Hashable {
    case text(String)
    case url(String)
    case duration(Duration)
    case host(String)
    case integer(Int)
    case bytes(Int)
    case pattern(String)
    case secret(String)

    /// Reads a value as it was written; nothing where it is not of the type.
    ///
    /// Secrets are never written, so text is never one.
    init?(_ text: String, type: ParameterType) {
        switch type {
        case .text where !text.isEmpty: self = .text(text)
        case .url:
            guard let url = try? WebAddress(text) else { return nil }
            self = .url(url.text)
        case .duration:
            guard let duration = Duration(written: text) else { return nil }
            self = .duration(duration)
        case .host:
            guard let url = try? WebAddress("https://\(text)/"), url.port == 443, !text.contains("/"),
                !text.hasSuffix(":443")
            else { return nil }
            self = .host(text)
        case .integer:
            guard let number = Int(text), String(number) == text else { return nil }
            self = .integer(number)
        case .bytes:
            guard let count = ByteCount.read(text) else { return nil }
            self = .bytes(count)
        case .pattern where !text.isEmpty: self = .pattern(text)
        case .text, .pattern, .secret: return nil
        }
    }

    /// The value as text.
    var written: String {
        switch self {
        case .text(let text), .url(let text), .host(let text), .pattern(let text), .secret(let text): text
        case .duration(let duration): duration.written
        case .integer(let number): "\(number)"
        case .bytes(let count): ConditionWords.bytes(count)
        }
    }
}

extension ParameterType {
    /// What a message says was expected.
    var expected: String {
        switch self {
        case .text: "text"
        case .url: "a URL with http or https and no password, as https://service.example/start"
        case .duration: "a duration, as 800ms, 2s or 5m"
        case .host: "a host name or address, as service.example"
        case .integer: "a whole number"
        case .bytes: "a number of bytes, as 500, 20KiB or 2MiB"
        case .pattern: "a regular expression"
        case .secret: "the name of a secret, as { secret: \"crm-token\" }"
        }
    }

    /// A value of the type, to check a definition with before it is bound.
    var standIn: ParameterValue {
        switch self {
        case .text: .text("text")
        case .url: .url("https://service.example/")
        case .duration: .duration(.seconds(1))
        case .host: .host("service.example")
        case .integer: .integer(1)
        case .bytes: .bytes(1)
        case .pattern: .pattern("x")
        case .secret: .secret("secret")
        }
    }
}
