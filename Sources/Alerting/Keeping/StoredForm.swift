import Measures
import Registry

/// A value of a lower floor and the form in which it is kept in JSON: those floors know nothing of how things are kept.
protocol StoredForm {
    associatedtype Form: Codable
    var storedForm: Form { get }
    init?(storedForm: Form)
}

extension Timestamp: StoredForm {
    /// Milliseconds since 1970 UTC.
    var storedForm: Int64 { milliseconds }

    init?(storedForm: Int64) { self.init(milliseconds: storedForm) }
}

extension Subject: StoredForm {
    /// Kind and address, `service:renew-passport`.
    var storedForm: String { "\(kind.rawValue):\(path)" }

    init?(storedForm: String) {
        let parts = storedForm.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let kind = SubjectKind(rawValue: String(parts[0])) else { return nil }
        self.init(kind: kind, path: String(parts[1]))
    }
}

extension Text: StoredForm {
    /// Language and words in turn, for the order of wordings matters: the first one is the fallback.
    var storedForm: [String] { wordings.flatMap { [$0.language, $0.words] } }

    init?(storedForm: [String]) {
        guard storedForm.count.isMultiple(of: 2) else { return nil }
        self.init(
            stride(from: 0, to: storedForm.count, by: 2).map {
                Wording(language: storedForm[$0], words: storedForm[$0 + 1])
            })
    }
}

extension AlertIdentity: StoredForm {
    var storedForm: String { rawValue }

    init?(storedForm: String) { self.init(rawValue: storedForm) }
}

extension Change.Kind: StoredForm {
    var storedForm: String { rawValue }

    init?(storedForm: String) { self.init(rawValue: storedForm) }
}

extension StatusCause: StoredForm {
    var storedForm: String { rawValue }

    init?(storedForm: String) { self.init(rawValue: storedForm) }
}

extension ChannelKind: StoredForm {
    var storedForm: String { rawValue }

    init?(storedForm: String) { self.init(rawValue: storedForm) }
}

extension AlertNote: StoredForm {
    var storedForm: String { rawValue }

    init?(storedForm: String) { self.init(rawValue: storedForm) }
}

extension KeyedEncodingContainer {
    mutating func keep(_ value: some StoredForm, _ key: Key) throws {
        try encode(value.storedForm, forKey: key)
    }

    mutating func keep(_ value: (some StoredForm)?, _ key: Key) throws {
        try encodeIfPresent(value?.storedForm, forKey: key)
    }
}

extension KeyedDecodingContainer {
    func kept<Value: StoredForm>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value {
        let form = try decode(Value.Form.self, forKey: key)
        guard let value = Value(storedForm: form) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "\"\(form)\" is no \(Value.self); this version of Plumbline did not write it")
        }
        return value
    }

    func keptIfPresent<Value: StoredForm>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value? {
        try contains(key) && !decodeNil(forKey: key) ? kept(key, type) : nil
    }

    /// Each value of a list; none where there is no list.
    func keptEachIfPresent<Value: StoredForm>(_ key: Key, _ type: Value.Type = Value.self) throws -> [Value] {
        try (decodeIfPresent([Value.Form].self, forKey: key) ?? []).map { form in
            guard let value = Value(storedForm: form) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self,
                    debugDescription: "\"\(form)\" is no \(Value.self); this version of Plumbline did not write it")
            }
            return value
        }
    }
}
