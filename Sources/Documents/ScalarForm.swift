/// What a scalar without quotes looks like, by the core schema of YAML 1.2; dates are recognised too.
enum ScalarForm {
    case null, boolean, number, date, words

    init(plain text: String) {
        let bytes = Array(text.utf8)
        if ["", "~", "null", "Null", "NULL"].contains(text) {
            self = .null
        } else if ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text) {
            self = .boolean
        } else if ScalarForm.isNumber(bytes) {
            self = .number
        } else if ScalarForm.isDate(bytes) {
            self = .date
        } else {
            self = .words
        }
    }

    /// The form as a message names it.
    var name: String {
        switch self {
        case .null: "nothing"
        case .boolean: "true or false"
        case .number: "a number"
        case .date: "a date without quotes"
        case .words: "text"
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let special = [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"]
        var rest = bytes[...]
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        if special.contains(where: { rest.elementsEqual($0.utf8) }) { return true }
        if rest.starts(with: "0x".utf8) {
            let digits = rest.dropFirst(2)
            return !digits.isEmpty && digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
        }
        if rest.starts(with: "0o".utf8) {
            let digits = rest.dropFirst(2)
            return !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        }
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return false }
        guard let exponent = rest.first else { return true }
        guard exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") else { return false }
        rest = rest.dropFirst()
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }

    /// `2026-03-01`, alone or with a time after it.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ isDigit(bytes[$0]) })
        else { return false }
        return bytes.count == 10 || [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
    }
}
