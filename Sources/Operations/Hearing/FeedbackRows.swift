import Documents
import Feedback
import Foundation
import Registry

/// One row of a file of feedback, read.
struct FeedbackRow: Sendable {
    /// The number of the row in its file, from 1.
    var number: Int
    /// When the person said it.
    var at: Timestamp
    /// What they said, checked and without what would name them.
    var submission: Submission
}

/// Reads feedback from a file of comma-separated values: a column `at`, one for each question, and perhaps `language`.
struct FeedbackRows {
    let set: QuestionSet
    /// The language where a row names none.
    let language: String
    let now: Timestamp

    private static let at = "at"
    private static let language = "language"

    /// The rows in the order of time.
    ///
    /// - Throws: everything that is wrong in any row.
    func read(_ bytes: [UInt8], file: String) throws(DocumentProblems) -> [FeedbackRow] {
        var table = try CSVTable(bytes, file: file)
        let questions = set.questions.map(\.id)
        let required = [Self.at] + set.questions.filter(\.isRequired).map(\.id)
        let optional = [Self.language] + questions.filter { !required.contains($0) }
        guard table.check(required: required, optional: optional) else { throw DocumentProblems(table.problems) }
        var rows: [FeedbackRow] = []
        for row in table.rows {
            if let read = read(row, &table) { rows.append(read) }
        }
        if table.problems.isEmpty, table.rows.isEmpty {
            table.report("there is no row", at: .start, expected: "one or more under the first line")
        }
        try table.finish()
        return rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private func read(_ row: CSVTable.Row, _ table: inout CSVTable) -> FeedbackRow? {
        let at = moment(row, &table)
        var language = self.language
        if let cell = row[Self.language], !cell.text.isEmpty {
            language = cell.text
            if !isLanguageTag(language) {
                table.report(
                    "\"language\" is \(quoted(language))", at: cell.location,
                    expected: "a language tag such as en or fr-CA")
            }
        }
        var fields: [String: [String]] = [:]
        for question in set.questions {
            guard let cell = row[question.id], !cell.text.isEmpty else { continue }
            switch question.kind {
            case .text: fields[question.id] = [cell.text]
            case .choice, .several:
                fields[question.id] = cell.text.split(separator: "|").map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
        }
        do throws(Intake.Problems) {
            let submission = try Intake(set).submission(fields, language: language)
            return at.map { FeedbackRow(number: row.number, at: $0, submission: submission) }
        } catch {
            for problem in error.all {
                let known = set.question(problem.question)?.options.map(\.id) ?? []
                var (expected, hint): (String?, String?)
                if case .unknownOption(let option) = problem.kind {
                    expected = "one of \(known.joined(separator: ", "))"
                    hint = suggestion(for: option, among: known)
                }
                table.report(
                    problem.words, at: row[problem.question]?.location ?? row.location, expected: expected, hint: hint)
            }
            return nil
        }
    }

    /// When it was said: a time, or a day, which is taken as its first moment.
    private func moment(_ row: CSVTable.Row, _ table: inout CSVTable) -> Timestamp? {
        guard let cell = row[Self.at] else { return nil }
        let day = CivilDate(cell.text).map { Timestamp(milliseconds: $0.days * 86_400_000) }
        guard let moment = day ?? Timestamp(cell.text), moment.milliseconds >= 0 else {
            table.report(
                cell.text.isEmpty ? "\"at\" has no value" : "\"at\" is \(quoted(cell.text))", at: cell.location,
                expected: "a time with its zone as 2026-03-01T09:30:00Z, or a day as 2026-03-01, from 1970")
            return nil
        }
        guard moment <= now else {
            table.report("\(quoted(cell.text)) is in the future", at: cell.location, expected: "\(now) or earlier")
            return nil
        }
        return moment
    }
}
