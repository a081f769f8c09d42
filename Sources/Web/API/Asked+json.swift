import Documents
import Foundation
import HTTPTypes

extension Asked {
    /// The body as JSON.
    ///
    /// - Throws: a problem that shows an example, or the one that the body itself found.
    func json<T: Decodable>(example: String) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(body))
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem.badRequest("the body is not read as JSON of the form \(example)")
        }
    }
}

extension Decoder {
    /// Refuses keys that a body does not have: a key with a mistake in it would be left out in silence.
    func refuseUnknownKeys<Key: CodingKey & CaseIterable>(but known: Key.Type) throws {
        let names = known.allCases.map(\.stringValue)
        let unknown = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).filter { !names.contains($0) }
        guard !unknown.isEmpty else { return }
        let details = unknown.sorted().map { key in
            let hint = suggestion(for: key, among: names).map { ", did you mean \"\($0)\"?" }
            let expected = ", expected one of \(names.joined(separator: ", "))"
            return Problem.Detail(at: key, detail: "there is no key \"\(key)\"" + (hint ?? expected))
        }
        throw Problem(
            status: .unprocessableContent, title: "A key is not known",
            detail: details.map(\.detail).joined(separator: "; "), errors: details)
    }
}

/// A key of a body, whatever it is.
private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
