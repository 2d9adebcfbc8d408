def test_who_asks_for_favicon_ico_is_sent_to_the_icon(client, db):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.url.endswith("kp_pages/icon.svg")
