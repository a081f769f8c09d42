/// What can be wrong with what is stored: signs of a damaged file or of a newer program, never of bad input.
public enum StoreError: Error, Sendable, CustomStringConvertible {
    /// A statement that must give a row gave none.
    case noRow(String)
    /// A column holds a word that this version does not know.
    case unknownWord(String, column: String)
    /// A column holds bytes that cannot be read.
    case unreadable(String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .noRow(let what): "the database gave no row for \(what); run `plumbline doctor`"
        case .unknownWord(let word, let column):
            "the database holds \"\(word)\" in \(column), which this version of Plumbline does not know; "
                + "run the version that wrote it, or `plumbline doctor`"
        case .unreadable(let what): "the database holds \(what) that cannot be read; run `plumbline doctor`"
        }
    }
}
