from qa.training.lookalikes import Pool

TEXTS = ["新建社区食堂9个", "改造老旧小区48个", "城镇新增就业5万人", "粮食总产量167万吨"]


def test_the_nearest_share_words_or_meaning(encoder):
    pool = Pool(encoder, TEXTS)
    nearest = pool.nearest(["老旧小区改造了多少", "老人吃饭的食堂", "找到工作的人"], 2)
    assert nearest.shape == (3, 2)
    assert nearest[:, 0].tolist() == [1, 0, 2]


def test_more_than_there_are_gives_all(encoder):
    assert sorted(Pool(encoder, TEXTS).nearest(["食堂"], 9)[0].tolist()) == [0, 1, 2, 3]
