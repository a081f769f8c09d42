/// A value that a checklist leaves open, `{notice_days}` in its thresholds.
public struct ChecklistParameter: Hashable, Sendable {
    /// What kind of value it takes.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case integer, number, text
    }

    /// Who gives the value.
    public enum Setter: String, CaseIterable, Sendable, Hashable {
        /// The default in the file, which nobody changes.
        case standard
        /// A profile of the file.
        case profile
        /// The file of the service.
        case service
    }

    /// The name.
    public var id: String
    /// What kind of value it takes.
    public var kind: Kind
    /// What a number of it counts in.
    public var unit: String?
    /// The value where nobody sets one, as written.
    public var defaultValue: String?
    /// The least that is right.
    public var minimum: Double?
    /// The most that is right.
    public var maximum: Double?
    /// Who gives the value.
    public var setBy: Setter

    /// What is wrong with a value, in the words of a message; nothing where it is right.
    public func problem(with value: String) -> String? {
        guard kind != .text else { return value.isEmpty ? "text" : nil }
        let what = kind == .integer ? "a whole number" : "a number"
        let range = [minimum.map { "at least \($0.plain)" }, maximum.map { "at most \($0.plain)" }].compactMap { $0 }
        let expected = range.isEmpty ? what : "\(what), \(range.joined(separator: ", "))"
        guard let number = kind == .integer ? Int(value).map(Double.init) : Double(value), number.isFinite,
            number >= minimum ?? -.infinity, number <= maximum ?? .infinity
        else { return expected }
        return nil
    }
}

extension Double {
    /// The number without `.0` where it is whole.
    var plain: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
