public import Addresses
import Documents
import Registry

/// What a plan needs from where it will run.
public struct ProbeContext: Sendable {
    /// What became of asking for a secret.
    public enum SecretAnswer: Sendable {
        case value(String)
        /// Why it is not given out, in words.
        case refused(String)
    }

    /// Which addresses may be reached.
    public var addresses: AddressPolicy
    /// The slug of the organisation whose service the plan is for; nothing for a probe that the operator runs by hand.
    public var organisation: String?
    /// Gives the value of a secret by its name, for the host that it will be sent to and the organisation that asks.
    ///
    /// Where nothing is set, plans with secrets are checked but cannot run.
    public var secret: (@Sendable (_ name: String, _ host: String, _ organisation: String?) -> SecretAnswer)?

    /// Creates a context.
    public init(
        addresses: AddressPolicy = AddressPolicy(purpose: .probe),
        secret: (@Sendable (_ name: String, _ host: String, _ organisation: String?) -> SecretAnswer)? = nil
    ) {
        self.addresses = addresses
        self.secret = secret
    }

    /// The same for a service of an organisation.
    public func asked(by organisation: String) -> ProbeContext {
        var context = self
        context.organisation = organisation
        return context
    }
}

/// One thing that is wrong with the parameters given to a definition.
public struct BindingProblem: Sendable, Hashable {
    /// The parameter; nothing where one is missing.
    public let parameter: String?
    /// What is wrong.
    public let what: String
    /// What should have been there.
    public let expected: String?
    /// The word that was probably meant.
    public let hint: String?
}

/// Everything that is wrong with the parameters given to a definition.
public struct BindingFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems; never empty.
    public let problems: [BindingProblem]

    /// One line for each problem.
    public var description: String {
        problems.map { problem in
            problem.what + (problem.expected.map { ", expected \($0)" } ?? "")
                + (problem.hint.map { ", did you mean \"\($0)\"?" } ?? "")
        }.joined(separator: "\n")
    }
}

/// The filling in of one definition: its values, and what is wrong with them.
struct Binding {
    let context: ProbeContext
    let silence: Silence
    let timeout: Duration
    let extracting: [Extraction]
    /// The measures that the definition serves.
    let provides: [String]
    /// Values by parameter, defaults among them; a secret's is its name.
    private(set) var values: [String: ParameterValue] = [:]
    private(set) var problems: [BindingProblem] = []

    /// The parameters that have a value.
    var given: Set<String> { Set(values.keys) }

    init(_ definition: ProbeDefinition, context: ProbeContext, extracting: [Extraction]) {
        self.context = context
        silence = definition.silence
        timeout = definition.timeout
        self.extracting = extracting
        provides = definition.provides
    }

    mutating func report(
        _ what: String, parameter: String? = nil, expected: String? = nil, hint: String? = nil
    ) {
        problems.append(BindingProblem(parameter: parameter, what: what, expected: expected, hint: hint))
    }

    /// Takes values and names of secrets for what a definition asks for.
    mutating func take(_ written: [String: String], secrets: [String: String], for parameters: [ProbeParameter]) {
        let known = parameters.map(\.id)
        for name in Set(written.keys).union(secrets.keys).sorted() where !known.contains(name) {
            let hint = suggestion(for: name, among: known)
            report(
                "there is no parameter \(quoted(name))", parameter: name,
                expected: known.isEmpty ? "none" : "one of \(known.joined(separator: ", "))", hint: hint)
        }
        for parameter in parameters {
            if let name = secrets[parameter.id] {
                guard parameter.type == .secret else {
                    report(
                        "the parameter \(quoted(parameter.id)) is given as a secret", parameter: parameter.id,
                        expected: parameter.type.expected)
                    continue
                }
                values[parameter.id] = .secret(name)
            } else if let text = written[parameter.id] {
                guard let value = ParameterValue(text, type: parameter.type) else {
                    // What was meant to be a secret must not be printed.
                    let shown = parameter.type == .secret || parameter.type == .url && text.contains("@")
                    report(
                        "the parameter \(quoted(parameter.id)) is "
                            + (shown ? "written out, and not right" : quoted(text)),
                        parameter: parameter.id, expected: parameter.type.expected)
                    continue
                }
                values[parameter.id] = value
            } else if let text = parameter.defaultValue {
                values[parameter.id] = ParameterValue(text, type: parameter.type)
            } else if parameter.isRequired {
                report(
                    "the parameter \(quoted(parameter.id)) is missing",
                    expected: "\(parameter.id): \(parameter.type.expected)")
            }
        }
    }
}

extension ProbeDefinition {
    /// Fills the parameters in.
    ///
    /// - Parameters:
    ///   - parameters: values by parameter, as written.
    ///   - secrets: names of secrets by parameter.
    ///   - extracting: values to keep beside those that the definition itself extracts (facts of a channel).
    ///   - context: where the plan will run; without it, the plan is only checked.
    public func bind(
        parameters: [String: String], secrets: [String: String] = [:], extracting: [Extraction] = [],
        in context: ProbeContext = ProbeContext()
    ) -> Result<ProbePlan, BindingFailure> {
        var binding = Binding(self, context: context, extracting: extracting)
        binding.take(parameters, secrets: secrets, for: self.parameters)
        guard binding.problems.isEmpty else { return .failure(BindingFailure(problems: binding.problems)) }
        guard let probe = part.bound(&binding), binding.problems.isEmpty else {
            return .failure(BindingFailure(problems: binding.problems))
        }
        return .success(ProbePlan(self, probe))
    }
}
