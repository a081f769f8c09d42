/// What digits mean where they are no telephone number.
extension DigitRun {
    /// Behind which group a day ends that begins with a group: 01.02.2026, 2026-02-01.
    func dayEnd(from group: Int) -> Int? {
        guard group + 3 <= groups.count else { return nil }
        let sizes = Array(groups[group..<group + 3])
        if sizes == [4, 2, 2] { return isYear(group) ? group + 3 : nil }
        guard sizes[0] <= 2, sizes[1] <= 2, sizes[2] == 4, isYear(group + 2), isDayAndMonth(group) else { return nil }
        return group + 3
    }

    /// Whether it is a day with two digits for the year, or the first and last of some: 01/02/26, 01.02.26-05.02.26.
    func isShortDays(in text: ScannedText) -> Bool {
        guard groups.count == 3 || groups.count == 6 else { return false }
        let days = stride(from: 0, to: groups.count, by: 3)
        guard
            days.allSatisfy({ groups[$0] <= 2 && groups[$0 + 1] <= 2 && groups[$0 + 2] == 2 && isDayAndMonth($0) })
        else { return false }
        guard groups.count == 6 else { return true }
        // Otherwise six pairs in a row could be a telephone number.
        let inner = Array(gap(before: 1, in: text))
        return inner != [UInt8(ascii: " ")] && [2, 4, 5].allSatisfy { Array(gap(before: $0, in: text)) == inner }
            && Array(gap(before: 3, in: text)) != inner
    }

    private func isDayAndMonth(_ group: Int) -> Bool {
        let (first, second) = (number(ofGroup: group), number(ofGroup: group + 1))
        return (1...31).contains(first) && (1...31).contains(second) && min(first, second) <= 12
    }

    private func isYear(_ group: Int) -> Bool {
        groups[group] == 4 && (1900...2099).contains(number(ofGroup: group))
    }

    /// Whether it is nothing but years, or a law by its year and number: 2019-2024, 2018/1724.
    func isYears(in text: ScannedText) -> Bool {
        if groups.indices.allSatisfy(isYear) { return true }
        return groups.count == 2 && groups[1] <= 4 && isYear(0) && gap(before: 1, in: text).contains(UInt8(ascii: "/"))
    }

    /// Whether it is nothing but hours of opening: 9-12 14-17, 9.30-12.30.
    func isHours(in text: ScannedText) -> Bool {
        guard groups.allSatisfy({ $0 <= 2 }) else { return false }
        var group = 0
        var times = 0
        while group < groups.count {
            // From and until are joined by a dash, and nothing else is.
            let isJoined = group > 0 && gap(before: group, in: text).contains(UInt8(ascii: "-"))
            guard isJoined == (times % 2 == 1), number(ofGroup: group) <= 24 else { return false }
            times += 1
            group += 1
            if group < groups.count, groups[group] == 2, number(ofGroup: group) < 60,
                Array(gap(before: group, in: text)) == [UInt8(ascii: ".")]
            {
                group += 1
            }
        }
        return times % 2 == 0
    }

    /// Whether it begins with a share or a small amount: 0.15.
    func isShare(in text: ScannedText) -> Bool {
        groups.count > 1 && groups[0] == 1 && digits[0] == 0 && gap(before: 1, in: text).first == UInt8(ascii: ".")
    }

    /// Whether it is an amount of money, by what stands beside it.
    func isMoney(in text: ScannedText) -> Bool {
        let sign = UInt8(ascii: "$")
        let before = text[range.lowerBound - 1]
        if before == sign || before == UInt8(ascii: " ") && text[range.lowerBound - 2] == sign { return true }
        var index = range.upperBound
        if text[index] == UInt8(ascii: ",") {
            index += 1
            while text.isDigit(index) { index += 1 }
        }
        if text[index] == UInt8(ascii: " ") { index += 1 }
        return text[index] == sign || Self.currencies.contains(text.word(from: index))
    }

    private static let currencies: Set<String> = [
        "euro", "euros", "eur", "pound", "pounds", "gbp", "dollar", "dollars", "usd", "chf", "francs",
    ]
}
