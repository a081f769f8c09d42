import Foundation

extension JSONPath {
    /// The deepest nesting that is read: a text of nothing but brackets must not exhaust the stack.
    static let deepest = 128

    /// The value that the path leads to; nothing where there is none.
    ///
    /// Foundation reads the text; only what lies on the path is made a value. Of two equal keys in one object Foundation
    /// keeps one.
    ///
    /// - Throws: that the text is no JSON, or is nested too deeply.
    public func value(in text: [UInt8]) throws(JSONProblem) -> JSONValue? {
        guard !text.allSatisfy(Self.isBlank) else { throw JSONProblem(description: "is empty, not JSON") }
        guard Self.depth(of: text) <= Self.deepest else {
            throw JSONProblem(description: "is JSON nested more than \(Self.deepest) deep, which is not read")
        }
        do {
            return try JSONDecoder().decode(FoundValue.self, from: Data(text), configuration: self).value
        } catch {
            throw JSONProblem(description: "is not JSON")
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// How deep lists and objects are nested, without reading them.
    static func depth(of text: [UInt8]) -> Int {
        var (depth, deepest) = (0, 0)
        var (isInString, isEscaped) = (false, false)
        for byte in text {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}

/// Walks along a path while Foundation decodes.
private struct FoundValue: DecodableWithConfiguration {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    let value: JSONValue?

    init(from decoder: any Decoder, configuration path: JSONPath) throws {
        guard let found = try Self.decoder(at: path.steps[...], from: decoder) else {
            value = nil
            return
        }
        value = try Self.value(found)
    }

    private static func decoder(at steps: ArraySlice<JSONPath.Step>, from decoder: any Decoder) throws -> (any Decoder)?
    {
        guard let step = steps.first else { return decoder }
        do {
            switch step {
            case .name(let name):
                let container = try decoder.container(keyedBy: Key.self)
                let key = Key(stringValue: name)
                guard container.contains(key) else { return nil }
                return try self.decoder(at: steps.dropFirst(), from: container.superDecoder(forKey: key))
            case .index(let index):
                var container = try decoder.unkeyedContainer()
                let count = container.count ?? 0
                let place = index < 0 ? count + index : index
                guard (0..<count).contains(place) else { return nil }
                for _ in 0..<place { _ = try container.superDecoder() }
                return try self.decoder(at: steps.dropFirst(), from: container.superDecoder())
            }
        } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
            // Something else stands there than a path could go into.
            return nil
        }
    }

    private static func value(_ decoder: any Decoder) throws -> JSONValue {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() { return .null }
        if let text = try? container.decode(String.self) { return .string(text) }
        if let truth = try? container.decode(Bool.self) { return .boolean(truth) }
        if let keys = try? decoder.container(keyedBy: Key.self) { return .object(count: keys.allKeys.count) }
        if let items = try? decoder.unkeyedContainer() { return .array(count: items.count ?? 0) }
        let number = try container.decode(Double.self)
        // A decimal keeps what was written, where it fits: 0.1 and 9007199254740993 as they are.
        let text = (try? container.decode(Decimal.self)).map { "\($0)" } ?? "\(number)"
        return .number(number, text: text)
    }
}
