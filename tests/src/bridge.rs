//! The same screens and the same command layer without the window: for browsers on this machine only.
//!
//! Not in the shipped binary. The page is served byte for byte, but for one script before it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    thread::JoinHandle,
};

use care::{contract::Failure, wire};
use serde::Deserialize;
use shell::desk::Desk;
use tiny_http::{Header, Method, Request, Response, Server};

/// Stands where the window's own `invoke` would.
const SCRIPT: &str = r#"
window.__TAURI_INTERNALS__ = {
  invoke: async (_, args) => {
    const reply = await fetch("/ask", { method: "POST", body: JSON.stringify(args) });
    return reply.arrayBuffer();
  },
};
"#;

/// A running bridge; it ends when dropped.
pub struct Bridge {
    server: Arc<Server>,
    serving: Option<JoinHandle<()>>,
}

/// What the page sends.
#[derive(Deserialize)]
struct Asked {
    ask: Vec<u8>,
}

/// The files of the page and the rules under which it runs.
struct Page {
    folder: PathBuf,
    policy: String,
    host: String,
}

impl Bridge {
    /// Serves the screens in `root`'s `target/frontend` with the journal of `desk`; port 0 takes a free one.
    ///
    /// # Errors
    /// When the port is taken or the app's configuration cannot be read.
    pub fn open(root: &Path, mut desk: Desk, port: u16) -> io::Result<Self> {
        let server = Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
        let server = Arc::new(server);
        let page = Page {
            folder: root.join("target/frontend"),
            policy: policy(root)?,
            host: server.server_addr().to_string(),
        };
        let requests = server.clone();
        let serving = std::thread::spawn(move || {
            for mut request in requests.incoming_requests() {
                let reply = page.reply(&mut request, &mut desk);
                // A browser that went away needs no answer.
                let _ = request.respond(reply);
                if desk.is_unsettled() {
                    desk.settle();
                }
            }
        });
        Ok(Self {
            server,
            serving: Some(serving),
        })
    }

    /// Where a browser finds the app.
    pub fn address(&self) -> String {
        format!("http://{}", self.server.server_addr())
    }

    /// Serves until the process ends.
    pub fn stay(mut self) {
        if let Some(serving) = self.serving.take() {
            let _ = serving.join();
        }
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(serving) = self.serving.take() {
            let _ = serving.join();
        }
    }
}

type Reply = Response<io::Cursor<Vec<u8>>>;

impl Page {
    fn reply(&self, request: &mut Request, desk: &mut Desk) -> Reply {
        // Another site must not reach the journal by a name of its own for this address.
        let host = request.headers().iter().find(|it| it.field.equiv("Host"));
        if host.is_none_or(|it| it.value.as_str() != self.host) {
            return Response::from_string("not here").with_status_code(403);
        }
        if *request.method() == Method::Post {
            return answer(request, desk);
        }
        let path = request.url().split(['?', '#']).next().unwrap_or("/");
        self.file(path.trim_start_matches('/'))
            .with_header(header("Content-Security-Policy", &self.policy))
            .with_header(header("Cache-Control", "no-store"))
    }

    fn file(&self, path: &str) -> Reply {
        if path == "bridge.js" {
            return Response::from_string(SCRIPT).with_header(kind("js"));
        }
        let file = self.folder.join(path);
        let inside = !path.contains("..") && file.is_file();
        if inside && path != "index.html" {
            let ending = path.rsplit('.').next().unwrap_or_default();
            return Response::from_data(fs::read(&file).unwrap_or_default())
                .with_header(kind(ending));
        }
        // The page's own router reads the address.
        let page = fs::read_to_string(self.folder.join("index.html")).unwrap_or_default();
        let first = "<script src=\"/bridge.js\"></script>\n    <script type=\"module\"";
        Response::from_string(page.replacen("<script type=\"module\"", first, 1))
            .with_header(kind("html"))
    }
}

fn answer(request: &mut Request, desk: &mut Desk) -> Reply {
    let asked = serde_json::from_reader(request.as_reader()).ok();
    let ask = asked.and_then(|Asked { ask }| wire::read(&ask));
    let answer = ask.map_or(Err(Failure::Unexpected), |ask| desk.answer(ask));
    Response::from_data(wire::reply(answer)).with_header(kind("bytes"))
}

/// The window's policy, with this server in the place of its channel to the shell.
fn policy(root: &Path) -> io::Result<String> {
    let configuration = fs::read_to_string(root.join("src-tauri/tauri.conf.json"))?;
    let configuration: serde_json::Value = serde_json::from_str(&configuration)?;
    let rules = configuration["app"]["security"]["csp"]
        .as_object()
        .ok_or_else(|| io::Error::other("tauri.conf.json has no policy"))?;
    Ok(rules
        .iter()
        .map(|(what, whence)| match what.as_str() {
            "connect-src" => "connect-src 'self'".to_owned(),
            _ => format!("{what} {}", whence.as_str().unwrap_or("'none'")),
        })
        .collect::<Vec<_>>()
        .join("; "))
}

fn kind(ending: &str) -> Header {
    let kind = match ending {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "ttf" => "font/ttf",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    header("Content-Type", kind)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are plain text")
}
