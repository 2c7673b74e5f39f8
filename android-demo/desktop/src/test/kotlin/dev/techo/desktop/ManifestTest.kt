package dev.techo.desktop

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class ManifestTest {
    @Test
    fun `app asks for no permission, so not for the network either`() {
        val manifest = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(File("../app/src/main/AndroidManifest.xml"))
        val asked = listOf("uses-permission", "uses-permission-sdk-23")
        assertEquals(0, asked.sumOf { manifest.getElementsByTagName(it).length })
    }
}
