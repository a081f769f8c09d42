import Foundation
import TestSupport
import Testing

@testable import App

/// The files of a folder that settings name.
struct SourceFilesTests {
    @Test func `a folder behind a symbolic link holds what it leads to`() throws {
        let folder = try TemporaryFolder()
        let (real, link) = (folder.path("real"), folder.path("probes"))
        try FileManager.default.createDirectory(atPath: real, withIntermediateDirectories: true)
        try Data("id: x".utf8).write(to: URL(fileURLWithPath: real + "/page.yaml"))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
        #expect(try SourceFiles.inside(link) == [link + "/page.yaml"])
    }
}
