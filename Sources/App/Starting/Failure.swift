import ArgumentParser
import Documents
import Glibc
import Operations
import Persistence
import Storage

/// How errors leave the program: words on standard error, and an exit code that scripts can use.
enum Failure: Error, CustomStringConvertible {
    /// Something was found wrong: a failed probe, a failed criterion. Exit 1.
    case found(String)
    /// The input or usage is wrong. Exit 2.
    case input(String)
    /// The environment failed. Exit 3.
    case environment(String)

    var description: String {
        switch self {
        case .found(let words), .input(let words), .environment(let words): words
        }
    }

    var code: Int32 {
        switch self {
        case .found: 1
        case .input: 2
        case .environment: 3
        }
    }

    /// Says what is wrong and ends the program.
    static func exit(_ error: any Error) -> Never {
        if let failure = error as? Failure {
            if !failure.description.isEmpty { Terminal.error("plumbline: " + failure.description) }
            Glibc.exit(failure.code)
        }
        switch error {
        case let problems as DocumentProblems:
            for problem in problems.problems { Terminal.error(problem.description) }
            let count = problems.problems.count
            Terminal.error("plumbline: \(count) \(count == 1 ? "error" : "errors"); nothing was changed")
            Glibc.exit(2)
        case let error as NameError: refuse(error.description, code: 2)
        case let error as AccessError: refuse(error.description, code: 2)
        case let error as MissingStandard: refuse(error.description, code: 2)
        case let error as StatementRefusal: refuse(error.description, code: 2)
        case let error as FeedbackRefusal: refuse(error.description, code: 2)
        case let error as DatastoreError: refuse(error.description, code: 3)
        case let error as StoreError: refuse(error.description, code: 3)
        default:
            // ArgumentParser's own errors and requests for help; its code for wrong usage is 64, ours is 2.
            let code = PlumblineCommand.exitCode(for: error)
            if code == .success {
                PlumblineCommand.exit(withError: error)
            }
            let isUsage = code == .validationFailure
            Terminal.error(isUsage ? PlumblineCommand.fullMessage(for: error) : "plumbline: \(error)")
            Glibc.exit(isUsage ? 2 : 3)
        }
    }

    private static func refuse(_ words: String, code: Int32) -> Never {
        Terminal.error("plumbline: " + words)
        Glibc.exit(code)
    }
}
