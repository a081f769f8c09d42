public import Registry

/// Lines of standards and lengths of time, as files write them, in words.
extension Messages {
    /// A line of a standard, `>= 99.5`, in words; one of another form as it is written.
    func band(_ line: String) -> String {
        for (sign, word) in [
            (">= ", say("at least", "au moins")), ("<= ", say("at most", "au plus")),
            ("> ", say("more than", "plus de")), ("< ", say("less than", "moins de")), ("!= ", say("not", "pas")),
            ("= ", ""),
        ] where line.hasPrefix(sign) {
            let bound = String(line.dropFirst(sign.count))
            let shown = Double(bound).map { number($0, places: 4) } ?? bound
            return word.isEmpty ? shown : word + " " + shown
        }
        switch line {
        case "present": return say("it is there", "présent")
        case "absent": return say("it is not there", "absent")
        case "otherwise": return say("anything else", "tout le reste")
        default: return line
        }
    }

    /// A length of time in whole days and months, `90 days`.
    public func period(_ length: Period) -> String {
        let (years, months) = (length.months / 12, length.months % 12)
        let parts = [
            years > 0 ? counted(years, (one: "year", many: "years"), (one: "an", many: "ans")) : nil,
            months > 0 ? counted(months, (one: "month", many: "months"), (one: "mois", many: "mois")) : nil,
            length.days > 0 ? counted(length.days, (one: "day", many: "days"), (one: "jour", many: "jours")) : nil,
        ]
        return list(parts.compactMap { $0 })
    }

    /// Over which time a value is looked at.
    func over(_ length: Period) -> String {
        say("over \(period(length))", "sur \(period(length))")
    }
}
