from threadpoolctl import threadpool_info

from rashomon.threads import one_thread


def test_products_inside_take_one_thread_and_as_many_as_before_after_it():
    before = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    with one_thread():
        assert all(pool["num_threads"] == 1 for pool in threadpool_info() if pool["user_api"] == "blas")
    assert [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"] == before
