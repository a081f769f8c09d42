import Documents
public import Registry

extension ProbeDefinition {
    /// Why a definition cannot be run against a URL.
    public struct TargetProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// The parameters for one run against a URL that somebody names, beside those that they give by name.
    ///
    /// A definition that asks for a URL gets it whole, one that asks for a host the host of it.
    ///
    /// - Throws: that the definition cannot be run against a URL.
    public func parameters(for target: WebAddress, beside given: [String: String]) throws(TargetProblem) -> [String:
        String]
    {
        guard !isPushed else {
            throw TargetProblem(
                description: "a \(kind) is sent by the watched system itself, so there is nothing to fetch from a URL; "
                    + "register a service with it, and `plumbline show` tells what came last")
        }
        var values = given
        if let asked = parameters.first(where: { $0.type == .url }) {
            values[asked.id] = given[asked.id] ?? target.text
        } else if let asked = parameters.first(where: { $0.type == .host }) {
            guard given[asked.id] == nil else { return values }
            guard target.port == (target.isSecure ? 443 : 80) else {
                throw TargetProblem(
                    description:
                        "it asks for a host on its usual port, and the URL names port \(target.port); give the URL "
                        + "without a port")
            }
            values[asked.id] = target.host.contains(":") ? "[\(target.host)]" : target.writtenHost
        }
        return values
    }
}
