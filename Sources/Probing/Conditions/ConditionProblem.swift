/// Why a line is no condition.
public struct ConditionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let what: String
    /// What should have been there.
    public let expected: String?
    /// The word that was probably meant.
    public let hint: String?
    /// At which character of the line (from 1).
    public let column: Int

    /// Creates a problem.
    init(_ what: String, expected: String? = nil, hint: String? = nil, column: Int) {
        self.what = what
        self.expected = expected
        self.hint = hint
        self.column = column
    }

    /// The problem in one line.
    public var description: String {
        what + (expected.map { ", expected \($0)" } ?? "") + (hint.map { ", did you mean \"\($0)\"?" } ?? "")
            + " (at character \(column))"
    }
}
