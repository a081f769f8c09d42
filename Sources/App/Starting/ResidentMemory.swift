import Foundation

/// How much memory the program holds.
enum ResidentMemory {
    /// Resident bytes, as Linux counts them; 0 where it does not say.
    static var bytes: Int {
        guard let line = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let fields = line.split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}
