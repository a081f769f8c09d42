import Documents
import Testing
@Test func scratch() throws {
    let clock = ContinuousClock()
    for piece in ["[", "{", "- ", "? ", "{? ", "[{a: ", "\"", "'", "a: ", "|", "&a ", "*a ", "!!a ", "{a", "# aaaaaaaa\n"] {
        for size in [225_000, 900_000] {
            let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
            var m = ""
            let t = clock.measure { do { _ = try Document.read(bytes, file: "f") } catch { m = String("\(error)".prefix(90)) } }
            print("TIME", piece.debugDescription, size, t, m)
        }
    }
    for n in [20_000, 80_000] {
        let keys = (0..<n).map { "k\($0): 1\n" }.joined()
        let bytes = Array("format: x\nformat_version: \"1\"\n\(keys)".utf8)
        var d: Document?
        print("READ", clock.measure { d = try? Document.read(bytes, file: "f") })
        let decoder = DocumentDecoder(try #require(d))
        print("DONE", clock.measure { decoder.root.done() })
        print("FINISH", clock.measure { _ = try? decoder.finish(1) })
    }
}
