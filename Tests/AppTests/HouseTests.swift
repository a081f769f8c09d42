import Foundation
import Testing

/// The floors of the house, as `Package.swift` lists them: each target imports only from floors below its own.
struct HouseTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Room {
        var floor: Int
        var imports: [String]
    }

    /// The targets of the product with their floors and imports.
    private static func rooms() throws -> [String: Room] {
        let text = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let list = try #require(text.split(separator: "    targets: [", maxSplits: 1).last)
        var rooms: [String: Room] = [:]
        var floor = 0
        var name = ""
        for line in (list.split(separator: "/// One test target").first ?? list).split(separator: "\n") {
            if let number = line.firstMatch(of: #/// Floor (\d)/#) { floor = Int(number.1) ?? 0 }
            let quoted = line.matches(of: #/"([A-Za-z0-9]+)"/#).map { String($0.1) }
            let isHead = line.contains(#/^ +(\.(systemLibrary|target|executableTarget)\()?name: /#)
            guard isHead, !line.contains("condition:"), let head = quoted.first else {
                rooms[name]?.imports += quoted
                continue
            }
            name = head
            rooms[name] = Room(floor: floor, imports: Array(quoted.dropFirst()))
        }
        return rooms
    }

    @Test func `each target imports only from floors below its own, and every folder of sources is a target`() throws {
        let rooms = try Self.rooms()
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        #expect(Set(folders) == Set(rooms.keys))
        for (name, room) in rooms {
            for imported in room.imports {
                guard let other = rooms[imported] else { continue }
                // On the top floor the parts are put together: the program of App, App of Demo.
                let isBelow = other.floor < room.floor || (room.floor == 8 && imported != name)
                #expect(isBelow, "\(name) on floor \(room.floor) imports \(imported) on floor \(other.floor)")
            }
        }
        #expect(rooms["Web"]?.floor == 7 && rooms["Web"]?.imports.contains("Operations") == true)
    }
}
