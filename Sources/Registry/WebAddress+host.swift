import CIDN2

extension WebAddress {
    /// A host as name servers and certificates know it: in lower case and ASCII.
    static func ascii(_ written: Substring, isAddress: Bool) throws(Problem) -> String {
        if isAddress { return written.lowercased() }
        guard let name = decoded(written) else { throw .host(written) }
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else {
            guard isHostName(name[...]) else { throw .host(written) }
            return name.lowercased()
        }
        guard let mapped = mapped(name), isHostName(mapped[...]) else { throw .internationalHost(written) }
        return mapped
    }

    /// By UTS 46 as browsers use it: `straße.example` is another name than `strasse.example`.
    private static func mapped(_ name: String) -> String? {
        var why: Int32 = 0
        guard let found = unsafe cidn2_ascii(name, &why) else { return nil }
        defer { unsafe idn2_free(found) }
        return unsafe String(cString: found)
    }

    /// A host with its percent-encoding undone; nothing where that is broken.
    private static func decoded(_ written: Substring) -> String? {
        guard written.utf8.contains(UInt8(ascii: "%")) else { return String(written) }
        var bytes: [UInt8] = []
        var rest = Array(written.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Labels of letters, digits and inner hyphens (an underscore is met in practice), at most 253 characters.
    static func isHostName(_ name: Substring) -> Bool {
        let labels = (name.hasSuffix(".") ? name.dropLast() : name).split(
            separator: ".", omittingEmptySubsequences: false)
        return !name.isEmpty && name.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
    }
}
