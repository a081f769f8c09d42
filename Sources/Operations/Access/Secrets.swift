import Crypto
import Foundation
import Registry

/// Secrets that are shown once and kept as digests only.
public enum Secrets {
    /// A new secret of 160 bits in lower-case letters and digits (base 32, RFC 4648), easy to read aloud.
    public static func make() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        var generator = SystemRandomNumberGenerator()
        return String((0..<32).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] })
    }

    /// The digest under which a secret is kept: SHA-256, in hexadecimal digits.
    ///
    /// Random secrets of 160 bits need no salt.
    public static func digest(_ secret: String) -> String {
        hexadecimal(SHA256.hash(data: Data(secret.utf8)))
    }

    /// SHA-256 of a text, in hexadecimal digits.
    public static func sha256(_ text: String) -> String { digest(text) }

    /// A seal over words, made with a key that only this installation has (HMAC-SHA-256, in hexadecimal digits).
    public static func seal(_ words: String, key: String) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(words.utf8), using: SymmetricKey(data: Data(key.utf8))))
    }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    public static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
