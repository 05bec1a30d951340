package rig

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// Browser is a Chromium without a window, as somebody far away has one. It is
// driven by the WebDriver protocol (W3C 2018) and saves files to Downloads
// without asking.
type Browser struct {
	Downloads string // folder
	session   string // address of the WebDriver session
}

// ErrNoBrowser is returned by OpenBrowser where there is no Chromium with its
// driver.
var ErrNoBrowser = errors.New("there is no chromium with a chromedriver")

// OpenBrowser starts one; the rig ends it. Debian and Ubuntu have both as
// packages: chromium and chromium-driver.
func (r *Rig) OpenBrowser(ctx context.Context) (*Browser, error) {
	driver, err := exec.LookPath("chromedriver")
	if err != nil {
		return nil, ErrNoBrowser
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		return nil, ErrNoBrowser
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(driver, "--port="+strconv.Itoa(port))
	cmd.Env, cmd.Dir = r.env(), r.Dir
	server, err := r.nursery.start("chromedriver", cmd)
	if err != nil {
		return nil, err
	}
	r.launched = append(r.launched, &App{Started: time.Now(), child: server})
	b := &Browser{Downloads: filepath.Join(r.Dir, "home", "downloads"), session: fmt.Sprintf("http://127.0.0.1:%d", port)}
	if err := os.MkdirAll(b.Downloads, 0o700); err != nil {
		return nil, fmt.Errorf("make a folder for downloads: %w", err)
	}
	err = await(ctx, 20*time.Second, "the driver of the browser", func() (bool, error) {
		_, err := b.call(ctx, http.MethodGet, "/status", nil)
		return err == nil, nil
	})
	if err == nil {
		err = b.open(ctx, browser, filepath.Join(r.Dir, "browser"))
	}
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, server.said())
	}
	return b, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// object is one of JSON.
type object = map[string]any

// open begins a session that reaches for nothing outside the machine.
func (b *Browser) open(ctx context.Context, browser, profile string) error {
	answer, err := b.call(ctx, http.MethodPost, "/session", object{"capabilities": object{"alwaysMatch": object{
		"browserName": "chrome",
		"goog:chromeOptions": object{
			"binary": browser,
			"args": []string{"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
				"--user-data-dir=" + profile, "--lang=en-GB"},
			"prefs": object{"download.default_directory": b.Downloads, "download.prompt_for_download": false},
		},
	}}})
	if err != nil {
		return err
	}
	var begun struct{ SessionID string }
	if err := json.Unmarshal(answer, &begun); err != nil || begun.SessionID == "" {
		return fmt.Errorf("begin a session of the browser: it answered %s", answer)
	}
	b.session += "/session/" + begun.SessionID
	return nil
}

// call asks the driver for something and returns its answer.
func (b *Browser) call(ctx context.Context, method, path string, body any) (json.RawMessage, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, fmt.Errorf("ask the browser: %w", err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, b.session+path, content)
	if err != nil {
		return nil, fmt.Errorf("ask the browser: %w", err)
	}
	// Never through a proxy of the machine: the driver is on this one.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: time.Minute}
	response, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask the browser: %w", err)
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return nil, fmt.Errorf("ask the browser for %s: %w", path, err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask the browser for %s: %s: %s", path, response.Status, answer.Value)
	}
	return answer.Value, nil
}

// Visit opens a file, or an address.
func (b *Browser) Visit(ctx context.Context, address string) error {
	if filepath.IsAbs(address) {
		address = "file://" + address
	}
	_, err := b.call(ctx, http.MethodPost, "/url", object{"url": address})
	return err
}

// Ask runs a script in the page, the body of a function, and reads what it
// returns into answer.
func (b *Browser) Ask(ctx context.Context, script string, answer any) error {
	value, err := b.call(ctx, http.MethodPost, "/execute/sync", object{"script": script, "args": []any{}})
	if err != nil {
		return err
	}
	return json.Unmarshal(value, answer)
}

// Click clicks the first thing a CSS selector names.
func (b *Browser) Click(ctx context.Context, selector string) error {
	return b.with(ctx, selector, "/click", object{})
}

// Write types into the first thing a CSS selector names.
func (b *Browser) Write(ctx context.Context, selector, text string) error {
	return b.with(ctx, selector, "/value", object{"text": text})
}

func (b *Browser) with(ctx context.Context, selector, do string, body any) error {
	found, err := b.call(ctx, http.MethodPost, "/element", object{"using": "css selector", "value": selector})
	if err != nil {
		return err
	}
	var element map[string]string // its one value is its name
	if err := json.Unmarshal(found, &element); err != nil {
		return fmt.Errorf("find %s: %w", selector, err)
	}
	for _, name := range element {
		_, err = b.call(ctx, http.MethodPost, "/element/"+name+do, body)
	}
	return err
}

// Wear has pages be as wide and as dark as the person's screen.
func (b *Browser) Wear(ctx context.Context, width, height int, dark bool) error {
	scheme := map[bool]string{true: "dark", false: "light"}[dark]
	for command, params := range map[string]object{
		"Emulation.setDeviceMetricsOverride": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false},
		"Emulation.setEmulatedMedia":         {"features": []object{{"name": "prefers-color-scheme", "value": scheme}}},
	} {
		if _, err := b.call(ctx, http.MethodPost, "/goog/cdp/execute", object{"cmd": command, "params": params}); err != nil {
			return err
		}
	}
	return nil
}

// Save writes a picture of the page, as far as it is seen, as PNG.
func (b *Browser) Save(ctx context.Context, path string) error {
	value, err := b.call(ctx, http.MethodGet, "/screenshot", nil)
	if err != nil {
		return err
	}
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return fmt.Errorf("read a picture: %w", err)
	}
	picture, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return fmt.Errorf("read a picture: %w", err)
	}
	return os.WriteFile(path, picture, 0o644)
}

// AwaitDownload waits for a file to be saved whole and returns its path.
func (b *Browser) AwaitDownload(ctx context.Context, ending string) (path string, err error) {
	err = await(ctx, 20*time.Second, "a file that the browser saves", func() (bool, error) {
		found, err := filepath.Glob(filepath.Join(b.Downloads, "*"+ending))
		if len(found) > 0 {
			path = slices.Max(found)
		}
		return len(found) > 0, err
	})
	return path, err
}

// Close ends the browser.
func (b *Browser) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, _ = b.call(ctx, http.MethodDelete, "", nil) // the rig ends what is left
}
