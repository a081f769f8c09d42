extension ProbeExplanation {
    /// The explanation as plain text in English, one finding a line, without colour.
    public var text: String {
        var lines: [String] = []
        for (index, hop) in hops.enumerated() {
            lines += hop.lines(number: hops.count > 1 ? index + 1 : nil) + [""]
        }
        if !conditions.isEmpty {
            let width = conditions.map(\.demand.count).max() ?? 0
            for condition in conditions {
                let demand = condition.demand + String(repeating: " ", count: width - condition.demand.count)
                let verdict =
                    switch condition.result {
                    case "holds": "holds"
                    case "fails": "FAILS"
                    default: "cannot be told"
                    }
                let found = condition.found.map { ": \($0)" } ?? ""
                lines.append("\(demand)  \(Self.oneLine(condition.condition))  \(verdict)\(Self.oneLine(found))")
            }
            lines.append("")
        }
        for (name, value) in extracted.sorted(by: { $0.key < $1.key }) {
            lines.append("found  \(name) = \(Self.oneLine(value))")
        }
        if !extracted.isEmpty { lines.append("") }
        for seen in observed { lines.append("observed  \(seen.measure) = \(Self.oneLine(seen.words))") }
        if !observed.isEmpty { lines.append("") }
        lines.append("verdict  \(verdict)")
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        let meaning =
            switch outcome {
            case "good": "good: everything that must and should hold does"
            case "slight": "degraded: something that should hold does not"
            case "bad": "failed"
            default: "unknown: nothing can be said about the service"
            }
        return reason == Reason.ok.rawValue ? meaning : "\(meaning) (\(reason)): \(Self.oneLine(why))"
    }

    /// A text that a server may have had a hand in, without control characters that could move a terminal's cursor.
    static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}

extension ExplainedHop {
    /// The hop as lines of text.
    fileprivate func lines(number: Int?) -> [String] {
        var lines = [(number.map { "\($0). " } ?? "") + "\(method) \(ProbeExplanation.oneLine(url))"]
        func add(_ name: String, _ value: String) {
            guard !value.isEmpty else { return }
            lines.append(
                "   \(name)\(String(repeating: " ", count: 12 - name.count))\(ProbeExplanation.oneLine(value))")
        }
        add("address", address)
        let sendsNothing = method == Self.handshake
        if !sendsNothing { add("status", statusWords) }
        add("goes on to", redirectsTo ?? "")
        let times = [
            ("dns", phases.dns), ("connect", phases.connect), ("tls", phases.tls), ("first byte", phases.firstByte),
            ("transfer", phases.transfer), ("total", phases.total),
        ]
        let shown = times.filter { $0.1 > 0 }.map { "\($0.0) \(Self.milliseconds($0.1))" }
        add("time", shown.joined(separator: ", "))
        if loopLag > Double(Condition.trustedLag) / 1000 {
            add("", "of which our own delay \(Self.milliseconds(loopLag))")
        }
        if let certificate {
            let first = certificate.endsFirst.map { " (of \($0), which ends first)" } ?? ""
            let words = certificate.isValid ? ", \(certificate.daysLeft) days left\(first)" : ""
            add("certificate", "\(certificate.verdict)\(words), issued by \(certificate.issuer)")
            add("", "\(certificate.protocolVersion), \(certificate.cipher)")
        }
        for header in headers { add("header", "\(header.name): \(header.value)") }
        if bodyBytes > 0 { add("body", ConditionWords.spacedBytes(bodyBytes)) }
        return lines
    }

    private var statusWords: String {
        status == 0 ? "no answer" : "\(status)" + (httpVersion.isEmpty ? "" : " (HTTP/\(httpVersion))")
    }

    private static func milliseconds(_ time: Double) -> String {
        ConditionWords.milliseconds(Int64((time * 1000).rounded()))
    }
}
