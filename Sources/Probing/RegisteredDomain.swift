import Addresses
import CPSL

/// The domain that a host belongs to: what somebody registered, with everything below it.
public enum RegisteredDomain {
    /// The domain of a host; of an address, and of a name under which anybody can have one, the host itself.
    public static func of(_ host: String) -> String {
        guard IPAddress(hostLiteral: host) == nil, let domain = unsafe psl_registrable_domain(psl_builtin(), host)
        else {
            return host
        }
        return unsafe String(cString: domain)
    }
}
