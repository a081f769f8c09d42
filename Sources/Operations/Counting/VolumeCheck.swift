import Documents
import Registry

/// Says what is wrong with volumes of a service, and what is odd about them.
struct VolumeCheck {
    let service: PublicService
    /// The name of what was sent.
    let name: String
    let now: Timestamp

    /// Everything that is wrong: with any of it nothing is taken.
    func problems(_ rows: [VolumeRow]) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        var seen: [String: VolumeRow] = [:]
        for row in rows {
            problems += self.problems(row)
            let key = "\(row.channel)/\(row.task ?? "")/\(row.day)"
            if let first = seen[key] {
                problems.append(
                    problem(
                        "\(row.day) of \(words(row)) is here a second time", row, "day",
                        expected: "each day once; the first one is in line \(first.place("day").line)"))
            } else {
                seen[key] = row
            }
        }
        return problems
    }

    /// What may be right and deserves a second look; for rows with which nothing is wrong.
    ///
    /// More ends than beginnings on one day is a habit of services whose cases last: those that ended began earlier.
    func warnings(_ rows: [VolumeRow]) -> [DocumentProblem] {
        rows.compactMap { row in
            let ends = row.counts.dropFirst().compactMap { column, count in count.map { (column: column, count: $0) } }
            let ended = ends.reduce(0) { $0 + $1.count }
            guard let started = row.started, ended > started else { return nil }
            let names = Self.list(ends.map(\.column))
            return problem(
                "\(names) \(ends.count == 1 ? "is" : "are") \(ended), more than the \(started) that were started; "
                    + "cases of earlier days?", row, "started")
        }
    }

    private func problems(_ row: VolumeRow) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        for (column, count) in row.counts {
            guard let count, !(0...VolumeFile.largest).contains(count) else { continue }
            problems.append(
                problem(
                    "\"\(column)\" is \"\(count)\"", row, column,
                    expected: "a whole number from 0 to \(VolumeFile.largest)"))
        }
        let today = CivilDate(days: now.milliseconds.flooredQuotient(86_400_000))
        if row.day > today {
            problems.append(
                problem("the day \(row.day) is in the future", row, "day", expected: "\(today) (UTC) or earlier"))
        } else if row.day.days < 0 {
            problems.append(problem("the day \(row.day) is too long ago", row, "day", expected: "1970-01-01 or later"))
        }
        let channel = service.channels.first { $0.id == row.channel }
        if channel == nil {
            let known = service.channels.map(\.id)
            problems.append(
                problem(
                    "unknown channel \(quoted(row.channel))", row, "channel",
                    expected: "one of \(known.joined(separator: ", "))",
                    hint: suggestion(for: row.channel, among: known)))
        }
        if let task = row.task {
            let known = service.tasks.map(\.id)
            if !known.contains(task) {
                problems.append(
                    problem(
                        "unknown task \(quoted(task))", row, "task",
                        expected: known.isEmpty
                            ? "none: the service declares no tasks" : "one of \(known.joined(separator: ", "))",
                        hint: suggestion(for: task, among: known)))
            } else if let channel, !channel.tasks.isEmpty, !channel.tasks.contains(task) {
                problems.append(
                    problem(
                        "the task \(quoted(task)) is not offered on the channel \(quoted(channel.id))", row, "task",
                        expected: "one of \(channel.tasks.joined(separator: ", "))"))
            }
        }
        return problems
    }

    private func words(_ row: VolumeRow) -> String { row.task.map { "\(row.channel)/\($0)" } ?? row.channel }

    /// `a`, `a and b`, `a, b and c`.
    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    private func problem(
        _ what: String, _ row: VolumeRow, _ column: String, expected: String? = nil, hint: String? = nil
    ) -> DocumentProblem {
        DocumentProblem(file: name, location: row.place(column), what: what, expected: expected, hint: hint)
    }
}

extension VolumeRow {
    /// What was counted, by column: beginnings first, then the ways to end.
    fileprivate var counts: [(column: String, count: Int?)] {
        [("started", started), ("completed", completed), ("refused", refused), ("abandoned", abandoned)]
    }
}
