import Documents
import Registry

/// Says what is wrong with volumes of a service.
struct VolumeCheck {
    let service: PublicService
    /// The name of what was sent.
    let name: String
    let now: Timestamp

    /// Everything that is wrong.
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

    private func problems(_ row: VolumeRow) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
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
        if let started = row.started, let ended = row.ended, ended > started {
            problems.append(
                problem(
                    "\(ended) were completed, refused or abandoned", row, "started",
                    expected: "at most the \(started) that were started"))
        }
        return problems
    }

    private func words(_ row: VolumeRow) -> String { row.task.map { "\(row.channel)/\($0)" } ?? row.channel }

    private func problem(
        _ what: String, _ row: VolumeRow, _ column: String, expected: String, hint: String? = nil
    ) -> DocumentProblem {
        DocumentProblem(file: name, location: row.place(column), what: what, expected: expected, hint: hint)
    }
}
